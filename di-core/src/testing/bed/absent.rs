//! Dependencies that may be absent, and the probe of an unset dependency.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::dependency::{Keyed, Lazy, Provider};

/// A dependency that may be absent.
pub trait Absent: Sized {
    /// Returns the absent dependency.
    #[doc(hidden)]
    fn absent() -> Self;
}

impl<D> Absent for Option<D> {
    fn absent() -> Self {
        None
    }
}

/// Implements [`Absent`] for the collections of this pointer or handle: an empty one.
macro_rules! empty_collections {
    ($($element:ident)*) => {$(
        impl<T: ?Sized> Absent for Vec<$element<T>> {
            fn absent() -> Self {
                Vec::new()
            }
        }

        impl<K, T: ?Sized, S: Default> Absent for HashMap<K, $element<T>, S> {
            fn absent() -> Self {
                HashMap::default()
            }
        }

        impl<K, T: ?Sized> Absent for BTreeMap<K, $element<T>> {
            fn absent() -> Self {
                BTreeMap::new()
            }
        }
    )*};
}

empty_collections! { Arc Lazy Provider }

impl<Q: ?Sized, D: Absent> Absent for Keyed<Q, D> {
    fn absent() -> Self {
        Keyed::new(D::absent())
    }
}

/// A component with a bed: the derive can see its dependencies.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no bed: the derive can't see the parameters of its `constructor` function",
    label = "a component with `constructor = ..` has no bed",
    note = "call the constructor function in the test: `let mailer = Mock::<dyn Mailer>::new();` and pass `mailer.double()`",
    note = "or construct it from a `TestGraph`, with `graph.construct::<{Self}>()`"
)]
pub trait HasBed {
    /// The type of the bed.
    type Bed;

    /// Returns the bed.
    fn new_bed() -> Self::Bed;
}

/// The bed of a component, such as the type of `Signup::bed()`.
pub type BedOf<C> = <C as HasBed>::Bed;

/// A probe: `(&&unset).when_unset()` returns the function that fills an unset stub of a `D`, if any.
///
/// The three traits must be in scope. The type must be concrete: in generic code, only the bounds
/// of the parameters decide.
pub struct Unset<D>(PhantomData<fn() -> D>);

impl<D> Unset<D> {
    pub(crate) fn new() -> Self {
        Unset(PhantomData)
    }
}

impl<D> Debug for Unset<D> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("Unset")
    }
}
