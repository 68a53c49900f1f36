//! The entries of a module to which a dependency refers.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Weak};

use crate::dependency::{Cloned, Keyed, Lazy, Provider};
use crate::module::requirements::edges::Targets;
use crate::module::requirements::provides::{
    Collects, CollectsKeyed, ProvidedBy, ProvidesKeyed, Under, Unkeyed,
};

/// A dependency that the module `M` provides, under the qualifier `Q`.
///
/// With this trait, rustc checks the wiring that otherwise `build()` checks. All dependencies of wirework
/// implement it. For your own dependency, delegate it to the types of which the dependency consists, like
/// [`Dependency`](crate::Dependency):
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Context, Dependency, Needs, ResolveError};
/// use wirework::{DependencyIn, Targets};
///
/// struct Hello(String);
/// type Parts = (Arc<String>, Arc<u32>);
///
/// impl Dependency for Hello {
///     fn describe(needs: &mut Needs) {
///         Parts::describe(needs);
///     }
///
///     fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
///         let (name, age) = Parts::resolve(context)?;
///         Ok(Self(format!("{name}, {age}")))
///     }
/// }
///
/// impl<M, Q> DependencyIn<M, Q> for Hello
/// where
///     Parts: DependencyIn<M, Q>,
/// {
///     const TARGETS: Targets = Parts::TARGETS;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency that a module can check",
    label = "cannot be checked in a module",
    note = "if it implements `Dependency`, implement `DependencyIn` too, and delegate to the types of which it consists"
)]
pub trait DependencyIn<M, Q: ?Sized = Unkeyed> {
    /// The entries of the module that provide the dependency.
    const TARGETS: Targets;
}

macro_rules! one_entry {
    ($($(#[$attribute:meta])* [$($parameter:tt)*] $dependency:ty as $target:expr;)*) => {
        $(one_entry!(@both [$($parameter)*] $dependency, $target);)*
    };
    (@both [$($parameter:tt)*] $dependency:ty, $target:expr) => {
        impl<M, $($parameter)*> DependencyIn<M> for $dependency
        where
            T: ProvidedBy<M>,
        {
            const TARGETS: Targets = $target(T::ENTRY);
        }

        impl<M: ProvidesKeyed<T, Q>, Q: ?Sized, $($parameter)*> DependencyIn<M, Under<Q>>
            for $dependency
        {
            const TARGETS: Targets = $target(<M as ProvidesKeyed<T, Q>>::ENTRY);
        }
    };
}

one_entry! {
    [T: ?Sized] Arc<T> as Targets::One;
    [T: ?Sized] Weak<T> as Targets::One;
    [T] Cloned<T> as Targets::One;
    [T: ?Sized] Lazy<T> as Targets::Later;
    [T: ?Sized] Provider<T> as Targets::Later;
}

macro_rules! collections {
    ($([$($parameter:tt)*] $dependency:ty as $targets:ident;)*) => {$(
        impl<M: Collects<T>, $($parameter)*> DependencyIn<M> for $dependency {
            const TARGETS: Targets = Targets::$targets(<M as Collects<T>>::COLLECTION);
        }

        impl<M: CollectsKeyed<T, Q>, Q: ?Sized, $($parameter)*> DependencyIn<M, Under<Q>>
            for $dependency
        {
            const TARGETS: Targets = Targets::$targets(<M as CollectsKeyed<T, Q>>::COLLECTION);
        }
    )*};
}

collections! {
    [T: ?Sized] Vec<Arc<T>> as All;
    [K, T: ?Sized, S] HashMap<K, Arc<T>, S> as All;
    [K, T: ?Sized] BTreeMap<K, Arc<T>> as All;
    [T: ?Sized] Vec<Lazy<T>> as AllLater;
    [K, T: ?Sized, S] HashMap<K, Lazy<T>, S> as AllLater;
    [K, T: ?Sized] BTreeMap<K, Lazy<T>> as AllLater;
    [T: ?Sized] Vec<Provider<T>> as AllLater;
    [K, T: ?Sized, S] HashMap<K, Provider<T>, S> as AllLater;
    [K, T: ?Sized] BTreeMap<K, Provider<T>> as AllLater;
}

/// Requires nothing of the module, because an optional dependency may be absent. `build()` checks it.
impl<M, Q: ?Sized, D> DependencyIn<M, Q> for Option<D> {
    const TARGETS: Targets = Targets::Unknown;
}

impl<M, Outer: ?Sized, Q: ?Sized, D> DependencyIn<M, Outer> for Keyed<Q, D>
where
    D: DependencyIn<M, Under<Q>>,
{
    const TARGETS: Targets = D::TARGETS;
}

macro_rules! tuples {
    ($($part:ident)*) => {
        impl<Module, Qualifier: ?Sized, $($part: DependencyIn<Module, Qualifier>),*>
            DependencyIn<Module, Qualifier> for ($($part,)*)
        {
            const TARGETS: Targets = Targets::Each(&[$($part::TARGETS),*]);
        }
    };
}

tuples!();
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
