//! Several bindings at once.

use super::{Binding, IntoBinding};

/// What [`install`](crate::ContainerBuilder::install) takes: a list of bindings, or a function
/// that returns one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` yields no bindings",
    label = "expected a list of bindings",
    note = "`install` takes a `Vec<Binding>`, an array of bindings, or a function without parameters that returns one of these; a single binding is added with `.add(..)`"
)]
pub trait Bindings<Shape = ()> {
    /// The bindings, in order.
    fn into_bindings(self) -> Vec<Binding>;
}

#[diagnostic::do_not_recommend]
impl<B: IntoBinding> Bindings for Vec<B> {
    fn into_bindings(self) -> Vec<Binding> {
        self.into_iter().map(B::into_binding).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<B: IntoBinding, const N: usize> Bindings for [B; N] {
    fn into_bindings(self) -> Vec<Binding> {
        self.into_iter().map(B::into_binding).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<F, B> Bindings<(B,)> for F
where
    F: FnOnce() -> B,
    B: Bindings,
{
    fn into_bindings(self) -> Vec<Binding> {
        self().into_bindings()
    }
}
