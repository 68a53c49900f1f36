//! Dependencies on one object, with any wrappers.

use std::sync::{Arc, Weak};

use crate::dependency::{Keyed, Lazy, Provider};
use crate::spec::shareable::Shareable;
use crate::testing::bed::place::Kept;

/// A dependency on one object, such as an `Arc<dyn Mailer>` or an `Option<Lazy<dyn Mailer>>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency on a single object",
    label = "not a single object",
    note = "add mocks to a list with `add_mock()`, and to a map with `add_mock_for(key)`",
    note = "set a value of any other type with `set(value)`"
)]
pub trait Single: Sized {
    /// The type of the object: a `dyn Mailer`, or a struct.
    type Interface: ?Sized;

    /// Returns the dependency on this object.
    #[doc(hidden)]
    fn of(one: Arc<Self::Interface>, kept: &mut Kept) -> Self;
}

impl<T: ?Sized> Single for Arc<T> {
    type Interface = T;

    fn of(one: Arc<T>, _: &mut Kept) -> Self {
        one
    }
}

impl<T: ?Sized + Shareable> Single for Weak<T> {
    type Interface = T;

    fn of(one: Arc<T>, kept: &mut Kept) -> Self {
        let weak = Arc::downgrade(&one);
        kept.keep(one);
        weak
    }
}

impl<D: Single> Single for Option<D> {
    type Interface = D::Interface;

    fn of(one: Arc<D::Interface>, kept: &mut Kept) -> Self {
        Some(D::of(one, kept))
    }
}

impl<T: ?Sized> Single for Lazy<T> {
    type Interface = T;

    fn of(one: Arc<T>, _: &mut Kept) -> Self {
        Lazy::from(one)
    }
}

impl<T: ?Sized> Single for Provider<T> {
    type Interface = T;

    fn of(one: Arc<T>, _: &mut Kept) -> Self {
        Provider::from(one)
    }
}

impl<Q: ?Sized, D: Single> Single for Keyed<Q, D> {
    type Interface = D::Interface;

    fn of(one: Arc<D::Interface>, kept: &mut Kept) -> Self {
        Keyed::new(D::of(one, kept))
    }
}
