//! What has to be `Send` and `Sync` so that its type can be forgotten, and what rustc says where
//! it is not.

use std::sync::Arc;

use crate::erased::Kept;

/// Forgets the type of a component `C`.
#[diagnostic::on_unimplemented(
    message = "`{C}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait Keep<C> {
    #[doc(hidden)]
    fn keep(component: Arc<C>) -> Kept;
}

/// For a component whose fields all come from a container. What keeps one of these from being shared
/// is told there.
#[allow(missing_debug_implementations)]
pub struct OfComponent;

/// For a component with other fields. What keeps one of these from being shared is told by rustc.
#[allow(missing_debug_implementations)]
pub struct OfStruct;

/// A trait that a component is bound to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "must be `Send + Sync + 'static`",
    note = "write the bounds at its declaration: `trait Name: Send + Sync {{ .. }}`"
)]
pub trait KeepTrait: Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send + Sync + 'static> KeepTrait for T {}

#[diagnostic::do_not_recommend]
impl<C: Send + Sync + 'static> Keep<C> for OfComponent {
    fn keep(component: Arc<C>) -> Kept {
        Box::new(component)
    }
}

impl<C: Send + Sync + 'static> Keep<C> for OfStruct {
    fn keep(component: Arc<C>) -> Kept {
        Box::new(component)
    }
}
