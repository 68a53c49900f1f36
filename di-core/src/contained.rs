//! What a container holds of a component: functions that know its type.

use std::sync::Arc;

use crate::context::Parts;
use crate::erased::Kept;
use crate::injectable::Injectable;
use crate::stored::{AnyComponent, keep_component};

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

    /// Forgets the type of one.
    #[doc(hidden)]
    fn forget(component: Arc<Self>) -> AnyComponent;
}

#[diagnostic::do_not_recommend]
impl<C: Injectable + Send + Sync> Contained for C {
    fn make_alone(parts: Parts<'_>) -> Kept {
        Box::new(Arc::new(C::__assemble(parts)))
    }

    fn make_bound(parts: Parts<'_>) -> Kept {
        keep_component(Arc::new(C::__assemble(parts)))
    }

    fn forget(component: Arc<Self>) -> AnyComponent {
        component
    }
}
