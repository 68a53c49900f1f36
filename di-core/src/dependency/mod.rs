//! The types that may be a field of a component or a parameter of a factory.

mod collections;
mod deferred;
mod deferred_collections;
mod field;
pub(crate) mod handle;
mod ownership;
mod pointers;
mod resolve_fields;
mod tuples;
mod wrappers;

pub use deferred::{Lazy, Provider};
pub use field::{field, present};
pub use resolve_fields::{
    resolve1, resolve2, resolve3, resolve4, resolve5, resolve6, resolve7, resolve8,
};
pub use wrappers::{Cloned, Keyed};

use crate::error::ResolveError;
use crate::runtime::context::fields::{Field, FieldKind};
use crate::runtime::model::Context;
use crate::spec::request::Needs;

/// A type that may be a field of a component or a parameter of a factory.
///
/// These types implement it:
///
/// | type | resolves to |
/// |---|---|
/// | [`Arc<T>`](std::sync::Arc) | the value that is bound to `T`, a struct or a `dyn Trait` |
/// | [`Weak<T>`](std::sync::Weak) | a weak reference to that value, which does not keep it alive |
/// | [`Option<D>`] | `None` if nothing is bound to a key that `D` requires, or if it is a seed that the caller did not pass. A `Vec`, a map or an `Option` requires no binding. If a member is a seed that the caller did not pass, the `Option` around the collection is `None`. A `Lazy` or `Provider` of a seed is `Some` |
/// | [`Vec<Arc<T>>`](Vec) | all values that are bound to `T`, in order of registration |
/// | [`HashMap<K, Arc<T>>`](std::collections::HashMap), [`BTreeMap<K, Arc<T>>`](std::collections::BTreeMap) | all values that are bound to `T` as an [`entry`](crate::Bind::entry) |
/// | `Vec`, `HashMap` and `BTreeMap` of [`Lazy<T>`] or [`Provider<T>`] | the same values, each resolved later |
/// | [`Lazy<T>`] | the value that is bound to `T`, resolved at the first use |
/// | [`Provider<T>`] | the value that is bound to `T`, resolved at each use |
/// | [`ScopeFactory`](crate::ScopeFactory) | a handle that opens scopes |
/// | `Monitor` | a handle that returns the health and the readiness of the container; with the feature `async` |
/// | [`Keyed<Q, D>`] | the dependency `D`, under the qualifier `Q` |
/// | [`Cloned<T>`] | a clone of the value that is bound to `T` |
/// | tuples of up to 12 dependencies | each element, in order |
///
/// # Implementing `Dependency`
///
/// Delegate both methods to the types of which the dependency consists, in the same order:
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Context, Dependency, Needs, ResolveError, bind};
///
/// struct Greeting(String);
/// struct Name(String);
///
/// /// A greeting and a name in one text.
/// struct Hello(String);
///
/// type Parts = (Arc<Greeting>, Arc<Name>);
///
/// impl Dependency for Hello {
///     fn describe(needs: &mut Needs) {
///         Parts::describe(needs);
///     }
///
///     fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
///         let (greeting, name) = Parts::resolve(context)?;
///         Ok(Self(format!("{}, {}", greeting.0, name.0)))
///     }
/// }
///
/// let container = Container::builder()
///     .add(bind::<Greeting>().to_value(Greeting("Hello".into())))
///     .add(bind::<Name>().to_value(Name("Ada".into())))
///     .add(bind::<String>().to(|hello: Hello| hello.0))
///     .build()?;
/// assert_eq!(*container.resolve::<String>()?, "Hello, Ada");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency",
    label = "a container cannot supply this",
    note = "to inject the value bound to `T`, a struct or a `dyn Trait`, write `Arc<T>`, and not `Rc<T>` or `Box<T>`; to open scopes, write `ScopeFactory`, and not `Container` or `Scope`",
    note = "for a field, write `#[inject(clone)]` to inject a clone, `#[inject(value = ..)]` to fill it with a plain value, `#[inject(skip)]` with its `Default`, or `#[inject(arg)]` with an argument of a factory",
    note = "a function, such as a constructor or a factory, takes only dependencies and no `self`; capture a plain value in a closure"
)]
pub trait Dependency: Sized + 'static {
    /// True if [`resolve`](Self::resolve) may call user code other than constructors of bindings.
    ///
    /// If it is false for all fields, the container constructs the component on a faster path.
    #[doc(hidden)]
    const RUNS_CODE: bool = true;

    /// The functions that describe, resolve and clear a field of this type.
    #[doc(hidden)]
    const FIELD: &'static Field = &Field {
        kind: FieldKind::Other {
            describe: field::describe::<Self>,
            resolve: field::resolve::<Self>,
        },
        clear: field::clear::<Self>,
    };

    /// Records the keys that [`resolve`](Self::resolve) resolves, in the same order.
    fn describe(needs: &mut Needs);

    /// Resolves the dependency.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if one of its keys cannot be resolved.
    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError>;

    /// Returns true if a resolved dependency is without a value, such as an empty `Vec`.
    ///
    /// A field with `#[inject(default = ..)]` then has its default.
    fn is_absent(_dependency: &Self) -> bool {
        false
    }
}
