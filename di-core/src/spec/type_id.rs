//! The id of a type in a constant.

use std::any::TypeId;
use std::hash::{Hash, Hasher};

/// The id of a type, which a constant can hold.
///
/// `TypeId::of` is a `const fn` since Rust 1.91 only. So this holds the function instead of the id.
#[derive(Clone, Copy)]
pub(crate) struct ConstTypeId(fn() -> TypeId);

impl ConstTypeId {
    pub(crate) const fn of<T: ?Sized + 'static>() -> Self {
        Self(TypeId::of::<T>)
    }

    #[inline]
    pub(crate) fn get(self) -> TypeId {
        (self.0)()
    }
}

// Two functions of one type may have different addresses, so that only their results can be compared.
impl PartialEq for ConstTypeId {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for ConstTypeId {}

impl Hash for ConstTypeId {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}
