//! Which field keeps a component from being shared between threads, where no container fills it.
//!
//! That a field can be shared is asked only where the component can't be: its user may vouch for it
//! although a field of it can't. Which of the two traits has the method is decided by what can be
//! borrowed once less, as David Tolnay's "autoref specialization" does it.

use std::marker::PhantomData;

use crate::spec::shareable::Shareable;

/// A component `C`, of which is asked whether it is shared.
#[allow(missing_debug_implementations)]
pub struct Sharing<C>(PhantomData<fn() -> C>);

/// It can be shared: nothing is asked of its fields.
#[allow(missing_debug_implementations)]
pub struct Shared;

/// It can't be: one of its fields is to blame.
#[allow(missing_debug_implementations)]
pub struct NotShared;

/// What a component is that can be shared.
pub trait IsShared {
    #[doc(hidden)]
    fn told(&self) -> Shared;
}

/// What any other is.
pub trait IsNotShared {
    #[doc(hidden)]
    fn told(&self) -> NotShared;
}

impl<C: 'static> Sharing<C> {
    /// That of the component.
    pub const OF: &'static Self = &Self(PhantomData);
}

impl<C: Send + Sync> IsShared for Sharing<C> {
    fn told(&self) -> Shared {
        Shared
    }
}

impl<C> IsNotShared for &Sharing<C> {
    fn told(&self) -> NotShared {
        NotShared
    }
}

#[allow(clippy::unused_self, reason = "what it is decides what is asked")]
impl Shared {
    /// A field of this type.
    pub fn field<T: ?Sized>(&self) {}
}

#[allow(clippy::unused_self, reason = "what it is decides what is asked")]
impl NotShared {
    /// A field of this type, which rustc tells where it can't be shared.
    pub fn field<T: Shareable + ?Sized>(&self) {}
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn nothing_is_asked_of_a_field_where_the_component_can_be_shared() {
        let Shared = Sharing::<u32>::OF.told();
        Shared.field::<Cell<u32>>();
    }

    #[test]
    fn a_field_is_asked_where_the_component_cannot_be_shared() {
        let NotShared = Sharing::<Cell<u32>>::OF.told();
        NotShared.field::<u32>();
    }
}
