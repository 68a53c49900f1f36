//! The fields of a component that are injected, as a list of types.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::assisted::Assisted;
use crate::context::Context;
use crate::dependency::{Dependency, Keyed};
use crate::error::ResolveError;
use crate::key::Key;
use crate::need::{Ask, Needs, Site};
use crate::shareable::Shareable;
use crate::typed::fetch;

/// What is injected into a component: a tuple of [`Injected`], or whatever stands for one.
pub trait Fields: Sized {
    /// What each of them needs.
    #[doc(hidden)]
    const NEEDED: Needed;

    /// Fetches them, in their order.
    #[doc(hidden)]
    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError>;
}

/// One field.
#[allow(missing_debug_implementations)]
pub struct Injected<D>(pub D);

/// One field that is an `Arc`, or one that may be absent or has a key. What may be behind it is said
/// by [`Shown`] and not here, so that rustc says it once and points at the field.
#[allow(missing_debug_implementations)]
pub struct Pointer<D>(pub D);

/// A field in the list: one of the two above.
pub trait Part: Sized {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn fetch(context: &mut Context<'_>) -> Result<Self, ResolveError>;
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
pub struct Several<Lists>(pub Lists);

/// The parameters of the constructor that a component names; what is fetched is the component.
#[allow(missing_debug_implementations)]
pub struct Constructed<C>(pub C);

/// The fields of a component that a generated factory makes; what is fetched makes it later.
#[allow(missing_debug_implementations)]
pub struct Later<F> {
    /// What the factory holds.
    pub assisted: Assisted,
    fields: PhantomData<fn() -> F>,
}

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

/// What fields need: data, so that nothing is compiled for it.
#[allow(missing_debug_implementations)]
pub enum Needed {
    /// One field, or all parameters of a constructor.
    One(fn(&mut Needs)),
    /// Several fields.
    All(&'static [Needed]),
}

impl Needed {
    /// Writes it down, for fields of these names.
    pub(crate) fn describe(&self, names: &'static [&'static str], needs: &mut Needs) {
        self.describe_next(&mut names.iter(), needs);
    }

    fn describe_next(
        &self,
        names: &mut std::slice::Iter<'static, &'static str>,
        needs: &mut Needs,
    ) {
        match self {
            Self::One(describe) => match names.next() {
                Some(name) => needs.at(Site::Field(name), *describe),
                None => describe(needs),
            },
            Self::All(fields) => {
                for field in *fields {
                    field.describe_next(names, needs);
                }
            }
        }
    }
}

impl<D: Dependency> Part for Injected<D> {
    fn describe(needs: &mut Needs) {
        D::describe(needs);
    }

    fn fetch(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        D::resolve(context).map(Self)
    }
}

impl<T: ?Sized + 'static> Part for Pointer<Arc<T>> {
    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Ask::One);
    }

    fn fetch(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        match fetch(context) {
            Ok(value) => Ok(Self(value)),
            Err(error) => Err(error),
        }
    }
}

impl<D> Part for Pointer<Option<D>>
where
    Pointer<D>: Part,
{
    fn describe(needs: &mut Needs) {
        needs.optional(<Pointer<D>>::describe);
    }

    fn fetch(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let pointer = context.optional(<Pointer<D>>::describe, <Pointer<D>>::fetch)?;
        Ok(Self(pointer.map(|Pointer(value)| value)))
    }
}

impl<Q: ?Sized + 'static, D> Part for Pointer<Keyed<Q, D>>
where
    Pointer<D>: Part,
{
    fn describe(needs: &mut Needs) {
        needs.keyed::<Q>(<Pointer<D>>::describe);
    }

    fn fetch(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let Pointer(value) = context.keyed::<Q, _>(<Pointer<D>>::fetch)?;
        Ok(Self(Keyed::new(value)))
    }
}

impl<C: ConstructedBy> Fields for Constructed<C> {
    const NEEDED: Needed = Needed::One(C::CONSTRUCTOR.describe);

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        (C::CONSTRUCTOR.construct)(context).map(Constructed)
    }
}

impl<F: Fields> Fields for Later<F> {
    const NEEDED: Needed = F::NEEDED;

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Ok(Self {
            assisted: Assisted::new(context),
            fields: PhantomData,
        })
    }
}

macro_rules! tuples {
    ($($field:ident $value:ident),*) => {
        impl<$($field: Part),*> Fields for ($($field,)*) {
            const NEEDED: Needed = Needed::All(&[$(Needed::One($field::describe)),*]);

            // A `match` instead of `?`: that would be two more functions for each type to compile.
            fn resolve(_context: &mut Context<'_>) -> Result<Self, ResolveError> {
                $(let $value = match $field::fetch(_context) {
                    Ok(value) => value,
                    Err(error) => return Err(error),
                };)*
                Ok(($($value,)*))
            }
        }

        impl<$($field: Fields),*> Fields for Several<($($field,)*)> {
            const NEEDED: Needed = Needed::All(&[$($field::NEEDED),*]);

            fn resolve(_context: &mut Context<'_>) -> Result<Self, ResolveError> {
                Ok(Self(($($field::resolve(_context)?,)*)))
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
