//! Components: what `#[derive(Injectable)]` implements.

pub(crate) mod assisted;
pub(crate) mod definition;
pub(crate) mod fields;
pub(crate) mod needed;
pub(crate) mod sharing;
pub(crate) mod traits;

use std::sync::Arc;

use crate::binding::injectable::definition::Defined;
use crate::binding::injectable::traits::Upcast;
use crate::runtime::context::Parts;
use crate::runtime::slot::Kept;
use crate::runtime::value::keep_component;
#[cfg(feature = "testing")]
use crate::testing::{Doubles, generated::HeldMock};

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
pub trait Injectable: Contained + Defined {
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

/// Gives a mock in the place of a component's trait of this number, as [`Injectable::auto_mock`].
#[cfg(feature = "testing")]
pub(crate) type AutoMockOf = fn(usize, &mut Doubles) -> Option<HeldMock>;

/// A component that a container can hold, as it can be shared between threads. What keeps a field of
/// it from that is told at the field.
///
/// That it is `Send + Sync` is a condition of the implementation alone: where the trait says so too,
/// rustc tells what lacks that in words of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait Contained: Sized + 'static {
    /// Makes one that is bound to no trait.
    #[doc(hidden)]
    fn make_alone(parts: Parts<'_>) -> Kept;

    /// Makes one that is bound to traits.
    #[doc(hidden)]
    fn make_bound(parts: Parts<'_>) -> Kept;
}

#[diagnostic::do_not_recommend]
impl<C: Injectable + Send + Sync> Contained for C {
    fn make_alone(parts: Parts<'_>) -> Kept {
        Box::new(Arc::new(C::__assemble(parts)))
    }

    fn make_bound(parts: Parts<'_>) -> Kept {
        keep_component(Arc::new(C::__assemble(parts)))
    }
}
