//! The values that `to_value` binds.

use std::sync::Arc;

/// A type that [`Bind::to_value`](crate::Bind::to_value) accepts: a struct, but not a `dyn Trait`, which has no
/// size.
///
/// The compiler infers `Shape`.
#[diagnostic::on_unimplemented(
    message = "`to_value` takes a struct, and `{Self}` has no size",
    label = "write `to_arc` instead",
    note = "for a trait object: `bind::<{Self}>().to_arc(Arc::new(..))`"
)]
pub trait Value<Shape> {
    /// The type itself.
    type Itself;

    #[doc(hidden)]
    fn in_arc(value: Self::Itself) -> Arc<Self>;
}

/// The shape of a type with a size.
#[derive(Debug)]
pub enum WithSize {}

/// The shape of no type.
#[derive(Debug)]
pub enum Impossible {}

/// A bound that no type satisfies.
pub trait Never {}

#[diagnostic::do_not_recommend]
impl<K> Value<WithSize> for K {
    type Itself = K;

    fn in_arc(value: K) -> Arc<K> {
        Arc::new(value)
    }
}

/// Keeps `Itself` unknown for a `dyn Trait`, so that rustc does not also report the type of the argument.
///
/// rustc assumes that an impl applies if it is the only one that may, and checks the size later. Of two, it checks
/// the bounds first, and rejects both.
#[diagnostic::do_not_recommend]
impl<K: ?Sized + Never> Value<Impossible> for K {
    type Itself = Impossible;

    fn in_arc(value: Impossible) -> Arc<K> {
        match value {}
    }
}
