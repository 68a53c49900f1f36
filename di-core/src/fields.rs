//! The fields of a component that are injected, as a list of types.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::assisted::Assisted;
use crate::context::Context;
use crate::dependency::{Dependency, Keyed};
use crate::error::ResolveError;
use crate::key::KeyOf;
use crate::need::Needs;
use crate::needed::{Names, Needed};
use crate::shareable::Shareable;
use crate::typed::Wanted;

/// What is injected into a component: a tuple of [`Injected`], or whatever stands for one.
pub trait Fields {
    /// Their values.
    #[doc(hidden)]
    type Values;

    /// What each of them needs.
    #[doc(hidden)]
    const NEEDED: Needed;

    /// Fetches them, in their order, and makes something of them; where one can't be had, the
    /// context has the failure.
    #[doc(hidden)]
    fn with<R>(context: &mut Context<'_>, make: fn(Self::Values) -> R) -> Option<R>;

    /// The values themselves, for one who has no context to look into.
    #[doc(hidden)]
    #[allow(clippy::missing_errors_doc, reason = "no part of the public interface")]
    fn try_resolve(context: &mut Context<'_>) -> Result<Self::Values, ResolveError> {
        Self::with(context, |values| values).ok_or_else(|| context.take_failure())
    }
}

/// One field.
#[allow(missing_debug_implementations)]
pub struct Injected<D>(PhantomData<D>);

/// One field that is an `Arc`, or one that may be absent or has a key. What may be behind it is said
/// by [`Shown`] and not here, so that rustc says it once and points at the field.
#[allow(missing_debug_implementations)]
pub struct Pointer<D>(PhantomData<D>);

/// Fields that all are `Arc`s, as tuples of those.
#[allow(missing_debug_implementations)]
pub struct Pointers<D>(PhantomData<D>);

/// A field in the list: one of the two above.
pub trait Part {
    #[doc(hidden)]
    type Value;

    #[doc(hidden)]
    const NEEDED: Needed;

    #[doc(hidden)]
    fn fetch(context: &mut Context<'_>) -> Option<Self::Value>;
}

/// Where rustc looks at what is behind the `Arc` of a field.
#[allow(missing_debug_implementations)]
pub struct Shown<D: Shares>(PhantomData<fn() -> D>);

/// A dependency on what can be shared between threads.
pub trait Shares {}

impl<T: Shareable + ?Sized> Shares for Arc<T> {}

impl<D: Shares> Shares for Option<D> {}

impl<Q: ?Sized, D: Shares> Shares for Keyed<Q, D> {}

/// More fields than a tuple of them takes: a tuple of lists.
#[allow(missing_debug_implementations)]
pub struct Several<Lists>(PhantomData<Lists>);

/// The parameters of the constructor that a component names; what is fetched is the component.
#[allow(missing_debug_implementations)]
pub struct Constructed<C>(PhantomData<C>);

/// The fields of a component that a generated factory makes; what is fetched makes it later.
#[allow(missing_debug_implementations)]
pub struct Later<F>(PhantomData<F>);

/// A component that names its constructor.
pub trait ConstructedBy: Sized {
    /// The constructor.
    const CONSTRUCTOR: Constructor<Self>;
}

/// The function that makes a component.
#[allow(missing_debug_implementations)]
pub struct Constructor<C> {
    /// Writes down what its parameters need.
    pub describe: fn(&mut Needs),
    /// Calls it.
    pub construct: fn(&mut Context<'_>) -> Result<C, ResolveError>,
}

impl<D: Dependency> Part for Injected<D> {
    type Value = D;

    const NEEDED: Needed = Needed::One(D::describe);

    fn fetch(context: &mut Context<'_>) -> Option<D> {
        let resolved = D::resolve(context);
        context.succeed(resolved)
    }
}

impl<T: ?Sized + 'static> Part for Pointer<Arc<T>> {
    type Value = Arc<T>;

    const NEEDED: Needed = Needed::Key(KeyOf::<T>::KEY);

    #[allow(
        clippy::manual_map,
        reason = "that would be one more function for each type to compile"
    )]
    fn fetch(context: &mut Context<'_>) -> Option<Arc<T>> {
        let mut found = Nothing::<1>::FOUND;
        context.find_each(const { &[KeyOf::<T>::WANTED] }, &mut found);
        match found[0].downcast_ref() {
            Some(value) => Some(Arc::clone(value)),
            None => None,
        }
    }
}

impl<D> Part for Pointer<Option<D>>
where
    Pointer<D>: Part,
{
    type Value = Option<<Pointer<D> as Part>::Value>;

    const NEEDED: Needed = Needed::One(|needs| needs.optional(describe::<Pointer<D>>));

    fn fetch(context: &mut Context<'_>) -> Option<Self::Value> {
        let optional = context.optional(describe::<Pointer<D>>, fetched::<Pointer<D>>);
        context.succeed(optional)
    }
}

impl<Q: ?Sized + 'static, D> Part for Pointer<Keyed<Q, D>>
where
    Pointer<D>: Part,
{
    type Value = Keyed<Q, <Pointer<D> as Part>::Value>;

    const NEEDED: Needed = Needed::One(|needs| needs.keyed::<Q>(describe::<Pointer<D>>));

    fn fetch(context: &mut Context<'_>) -> Option<Self::Value> {
        let value = context.keyed::<Q, _>(fetched::<Pointer<D>>);
        context.succeed(value.map(Keyed::new))
    }
}

/// Fetches a part.
fn fetched<P: Part>(context: &mut Context<'_>) -> Result<P::Value, ResolveError> {
    P::fetch(context).ok_or_else(|| context.take_failure())
}

/// Writes down what a part needs.
fn describe<P: Part>(needs: &mut Needs) {
    P::NEEDED.describe(Names::NONE, needs);
}

impl<C: ConstructedBy> Fields for Constructed<C> {
    type Values = C;

    const NEEDED: Needed = Needed::One(C::CONSTRUCTOR.describe);

    fn with<R>(context: &mut Context<'_>, make: fn(C) -> R) -> Option<R> {
        let constructed = (C::CONSTRUCTOR.construct)(context);
        context.succeed(constructed).map(make)
    }
}

impl<F: Fields> Fields for Later<F> {
    type Values = Assisted;

    const NEEDED: Needed = F::NEEDED;

    fn with<R>(context: &mut Context<'_>, make: fn(Assisted) -> R) -> Option<R> {
        Some(make(Assisted::new(context)))
    }
}

struct Nothing<const N: usize>;

impl<const N: usize> Nothing<N> {
    const FOUND: [&'static dyn Any; N] = [&(); N];
}

macro_rules! tuples {
    ($number:literal: $($field:ident $value:ident $at:tt),*) => {
        impl<$($field: Part),*> Fields for ($($field,)*) {
            type Values = ($($field::Value,)*);

            const NEEDED: Needed = Needed::All(&[$($field::NEEDED),*]);

            #[allow(
                clippy::question_mark,
                reason = "that would be two more functions for each type to compile"
            )]
            fn with<R>(_context: &mut Context<'_>, make: fn(Self::Values) -> R) -> Option<R> {
                $(let Some($value) = $field::fetch(_context) else {
                    return None;
                };)*
                Some(make(($($value,)*)))
            }
        }

        impl<$($field: ?Sized + 'static),*> Pointers<($(Arc<$field>,)*)> {
            const WANTED: &'static [Wanted] = &[$(KeyOf::<$field>::WANTED),*];
        }

        impl<$($field: ?Sized + 'static),*> Fields for Pointers<($(Arc<$field>,)*)> {
            type Values = ($(Arc<$field>,)*);

            const NEEDED: Needed = Needed::Keys(Self::WANTED);

            #[allow(
                clippy::question_mark,
                reason = "that would be two more functions for each type to compile"
            )]
            fn with<R>(context: &mut Context<'_>, make: fn(Self::Values) -> R) -> Option<R> {
                let mut found = Nothing::<$number>::FOUND;
                context.find_each(Self::WANTED, &mut found);
                $(let Some($value) = found[$at].downcast_ref() else {
                    return None;
                };)*
                Some(make(($(Arc::clone($value),)*)))
            }
        }

        impl<$($field: Fields),*> Fields for Several<($($field,)*)> {
            type Values = ($($field::Values,)*);

            const NEEDED: Needed = Needed::All(&[$($field::NEEDED),*]);

            fn with<R>(_context: &mut Context<'_>, make: fn(Self::Values) -> R) -> Option<R> {
                Some(make(($($field::with(_context, |values| values)?,)*)))
            }
        }
    };
}

tuples!(0:);
tuples!(1: A a 0);
tuples!(2: A a 0, B b 1);
tuples!(3: A a 0, B b 1, C c 2);
tuples!(4: A a 0, B b 1, C c 2, D d 3);
tuples!(5: A a 0, B b 1, C c 2, D d 3, E e 4);
tuples!(6: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5);
tuples!(7: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6);
tuples!(8: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7);
tuples!(9: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8);
tuples!(10: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9);
tuples!(11: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10);
tuples!(12: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11);
