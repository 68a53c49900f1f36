//! The fields of a component that are injected, as a list of types.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::binding::injectable::assisted::Assisted;
use crate::binding::injectable::needed::{Names, Needed};
use crate::dependency::{Dependency, Keyed};
use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::spec::key::KeyOf;
use crate::spec::request::Needs;
use crate::spec::shareable::Shareable;

/// What is injected into a component: a tuple of [`Injected`], or whatever stands for one.
pub trait Fields {
    /// Their values.
    #[doc(hidden)]
    type Values: 'static;

    /// What each of them needs.
    #[doc(hidden)]
    const NEEDED: Needed;

    /// Fetches them, in their order; where one can't be had, the context has the failure.
    #[doc(hidden)]
    fn fetch(context: &mut Context<'_>) -> Option<Self::Values>;

    /// The same for one who has no context to look into.
    #[doc(hidden)]
    #[allow(clippy::missing_errors_doc, reason = "no part of the public interface")]
    fn try_resolve(context: &mut Context<'_>) -> Result<Self::Values, ResolveError> {
        Self::fetch(context).ok_or_else(|| context.take_failure())
    }
}

/// One field.
#[allow(missing_debug_implementations)]
pub struct Injected<D>(PhantomData<D>);

/// One field that is an `Arc`, or one that may be absent or has a key. What may be behind it is said
/// by [`Shown`] and not here, so that rustc says it once and points at the field.
#[allow(missing_debug_implementations)]
pub struct Pointer<D>(PhantomData<D>);

/// A field in the list: one of the two above.
pub trait Part {
    #[doc(hidden)]
    type Value: 'static;

    #[doc(hidden)]
    const NEEDED: Needed;

    #[doc(hidden)]
    fn fetch(context: &mut Context<'_>) -> Option<Self::Value>;
}

/// How many `Arc`s are fetched together at most: as many as the derive names one by one.
pub(crate) const MOST_POINTERS: usize = 8;

/// What all fields of a component are that are fetched together: an `Arc` of what can be shared.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the `Arc` of the standard library",
    label = "what is called `Arc` in a component has to be `std::sync::Arc`",
    note = "import another type of that name under a name of its own"
)]
pub trait Held: Clone + 'static {}

impl<T: Shareable + ?Sized> Held for Arc<T> {}

/// What the fields of a component are spelt as that is taken for an `Arc`.
#[diagnostic::on_unimplemented(
    message = "this is not the `Arc` of the standard library",
    label = "what is called `Arc` in a component has to be `std::sync::Arc`",
    note = "import another type of that name under a name of its own"
)]
pub trait StandardArc {}

#[diagnostic::do_not_recommend]
impl StandardArc for Arc<()> {}

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
pub trait ConstructedBy: Sized + 'static {
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

    fn fetch(context: &mut Context<'_>) -> Option<Arc<T>> {
        context
            .find_wanted(&KeyOf::<T>::WANTED)?
            .downcast_ref()
            .cloned()
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

    fn fetch(context: &mut Context<'_>) -> Option<C> {
        let constructed = (C::CONSTRUCTOR.construct)(context);
        context.succeed(constructed)
    }
}

impl<F: Fields> Fields for Later<F> {
    type Values = Assisted;

    const NEEDED: Needed = F::NEEDED;

    fn fetch(context: &mut Context<'_>) -> Option<Assisted> {
        Some(Assisted::new(context))
    }
}

macro_rules! tuples {
    ($($field:ident $value:ident),*) => {
        impl<$($field: Part),*> Fields for ($($field,)*) {
            type Values = ($($field::Value,)*);

            const NEEDED: Needed = Needed::All(&[$($field::NEEDED),*]);

            #[allow(
                clippy::question_mark,
                reason = "that would be two more functions for each type to compile"
            )]
            fn fetch(_context: &mut Context<'_>) -> Option<Self::Values> {
                $(let Some($value) = $field::fetch(_context) else {
                    return None;
                };)*
                Some(($($value,)*))
            }
        }

        impl<$($field: Fields),*> Fields for Several<($($field,)*)> {
            type Values = ($($field::Values,)*);

            const NEEDED: Needed = Needed::All(&[$($field::NEEDED),*]);

            fn fetch(_context: &mut Context<'_>) -> Option<Self::Values> {
                Some(($($field::fetch(_context)?,)*))
            }
        }
    };
}

tuples!();
tuples!(A a);
tuples!(A a, B b);
tuples!(A a, B b, C c);
tuples!(A a, B b, C c, D d);
tuples!(A a, B b, C c, D d, E e);
tuples!(A a, B b, C c, D d, E e, F f);
tuples!(A a, B b, C c, D d, E e, F f, G g);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h, I i);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
