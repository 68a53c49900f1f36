//! The types that `install` accepts, which contain several bindings.

use crate::binding::IntoBinding;
use crate::module::{Installation, Module};

/// A type that [`install`](crate::ContainerBuilder::install) accepts.
///
/// It is a [`Module`], a list of bindings, or a function that returns one of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` yields no bindings",
    label = "expected a module or a list of bindings",
    note = "pass a module, a `Vec<Binding>`, an array of bindings, or a function without parameters that returns one of these; add a single binding with `.add(..)`"
)]
pub trait Bindings<Shape = ()> {
    /// Adds the bindings to an installation, in order.
    #[doc(hidden)]
    fn install(self, into: &mut Installation);
}

/// The `Shape` of a module, which distinguishes modules from lists.
#[doc(hidden)]
#[derive(Debug)]
pub struct OfModule;

#[diagnostic::do_not_recommend]
impl<B: IntoBinding> Bindings for Vec<B> {
    fn install(self, into: &mut Installation) {
        into.extend(self.into_iter().map(B::into_binding));
    }
}

#[diagnostic::do_not_recommend]
impl<B: IntoBinding, const N: usize> Bindings for [B; N] {
    fn install(self, into: &mut Installation) {
        into.extend(self.into_iter().map(B::into_binding));
    }
}

#[diagnostic::do_not_recommend]
impl<M: Module> Bindings<OfModule> for M {
    #[track_caller]
    fn install(self, into: &mut Installation) {
        into.install_module(self);
    }
}

#[diagnostic::do_not_recommend]
impl<F, B, Shape> Bindings<(B, Shape)> for F
where
    F: FnOnce() -> B,
    B: Bindings<Shape>,
{
    #[track_caller]
    fn install(self, into: &mut Installation) {
        self().install(into);
    }
}
