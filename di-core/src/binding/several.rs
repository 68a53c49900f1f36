//! Several bindings at once.

use super::Binding;

/// What [`install`](crate::ContainerBuilder::install) takes: a list of bindings, or a function
/// that returns one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` yields no bindings",
    label = "expected bindings",
    note = "a `Vec<Binding>`, an array of bindings, or a function that returns one of these"
)]
pub trait Bindings<Shape = ()> {
    /// The bindings, in order.
    fn into_bindings(self) -> Vec<Binding>;
}

impl<B: Into<Binding>> Bindings for Vec<B> {
    fn into_bindings(self) -> Vec<Binding> {
        self.into_iter().map(Into::into).collect()
    }
}

impl<B: Into<Binding>, const N: usize> Bindings for [B; N] {
    fn into_bindings(self) -> Vec<Binding> {
        self.into_iter().map(Into::into).collect()
    }
}

impl<F, B> Bindings<(B,)> for F
where
    F: FnOnce() -> B,
    B: Bindings,
{
    fn into_bindings(self) -> Vec<Binding> {
        self().into_bindings()
    }
}
