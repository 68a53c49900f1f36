//! Components: what `#[derive(Injectable)]` implements.

use std::sync::Arc;

use crate::contained::Contained;
use crate::context::Parts;
use crate::definition::Definition;
#[cfg(feature = "testing")]
use crate::testing::{Doubles, generated::HeldMock};
use crate::traits::Upcast;

/// A type that a container can construct: implemented by `#[derive(Injectable)]`.
///
/// The derive lists the fields that are injected, and puts the type together out of what a
/// container supplies. There is no reason to implement it by hand; a type of somebody else's is
/// bound with [`bind`](crate::bind) and a factory.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "a container does not know how to construct this",
    note = "write `#[derive(Injectable)]` on it, or bind it with a factory: `bind::<{Self}>().to(..)`",
    note = "one with `#[inject(arg)]` fields is made by its factory: `component::<OrderFactory>()` for an `Order`"
)]
pub trait Injectable: Contained {
    #[doc(hidden)]
    const DEFINITION: Definition;

    /// Puts one together out of what was fetched for its fields.
    #[doc(hidden)]
    fn __assemble(parts: Parts<'_>) -> Self;

    /// Hands on one as one of its traits. Nobody asks that of one without traits.
    #[doc(hidden)]
    fn __upcast(_component: Arc<Self>, _upcast: &mut Upcast) {}

    /// A mock in the place of one of the traits that it is bound to, by its number among them.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    fn auto_mock(_trait_number: usize, _doubles: &mut Doubles) -> Option<HeldMock> {
        None
    }
}
