//! The check that names the field because of which threads cannot share a component.
//!
//! It concerns fields that no container resolves. It requires a field to be `Send + Sync` only if the
//! component is not. Users may implement these traits for a component although a field lacks them. The
//! choice between the two probes is David Tolnay's "autoref specialization": method lookup prefers the
//! implementation that needs fewer borrows.

use std::marker::PhantomData;

use crate::spec::shareable::Shareable;

/// A probe for whether threads can share the component `C`.
#[allow(missing_debug_implementations)]
pub struct Sharing<C>(PhantomData<fn() -> C>);

/// The result for a component that threads can share. It requires nothing of the fields.
#[allow(missing_debug_implementations)]
pub struct Shared;

/// The result for a component that threads cannot share, because of one of its fields.
#[allow(missing_debug_implementations)]
pub struct NotShared;

/// A probe of a component that threads can share.
pub trait IsShared {
    #[doc(hidden)]
    fn result(&self) -> Shared;
}

/// A probe of any other component.
pub trait IsNotShared {
    #[doc(hidden)]
    fn result(&self) -> NotShared;
}

impl<C: 'static> Sharing<C> {
    /// The probe of the component.
    pub const PROBE: &'static Self = &Self(PhantomData);
}

impl<C: Send + Sync> IsShared for Sharing<C> {
    fn result(&self) -> Shared {
        Shared
    }
}

impl<C> IsNotShared for &Sharing<C> {
    fn result(&self) -> NotShared {
        NotShared
    }
}

#[allow(clippy::unused_self, reason = "the type of `self` selects the bound")]
impl Shared {
    /// Accepts a field of any type.
    pub fn field<T: ?Sized>(&self) {}
}

#[allow(clippy::unused_self, reason = "the type of `self` selects the bound")]
impl NotShared {
    /// Accepts a field that threads can share. For any other field, rustc reports an error.
    pub fn field<T: Shareable + ?Sized>(&self) {}
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_shared_component_accepts_any_field() {
        let Shared = Sharing::<u32>::PROBE.result();
        Shared.field::<Cell<u32>>();
    }

    #[test]
    fn a_component_that_is_not_shared_accepts_a_field_that_is() {
        let NotShared = Sharing::<Cell<u32>>::PROBE.result();
        NotShared.field::<u32>();
    }
}
