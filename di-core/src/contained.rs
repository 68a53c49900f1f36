//! What a container holds of a component: functions that know its type.

use std::any::Any;

use crate::injectable::Injectable;
use crate::maker::{MakeComponent, make_alone, make_bound};
use crate::stored::{Forget, forget};

/// A component that a container can hold, as it can be shared between threads. What keeps a field of
/// it from that is told at the field.
///
/// That it is `Send + Sync` is a condition of the implementation and not of the trait, since rustc has
/// words of its own for that and would say it twice.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait Contained: Sized + 'static {
    #[doc(hidden)]
    const MAKE_ALONE: MakeComponent;

    #[doc(hidden)]
    const MAKE_BOUND: MakeComponent;

    #[doc(hidden)]
    const FORGET: &'static (dyn Any + Send + Sync);
}

#[diagnostic::do_not_recommend]
impl<C: Injectable + Send + Sync> Contained for C {
    const MAKE_ALONE: MakeComponent = make_alone::<C>;
    const MAKE_BOUND: MakeComponent = make_bound::<C>;
    const FORGET: &'static (dyn Any + Send + Sync) = &(forget::<C> as Forget<C>);
}
