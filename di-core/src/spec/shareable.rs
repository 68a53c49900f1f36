//! The bounds of types that threads share through a container.

/// A type that a container can hold and inject: any `Send + Sync + 'static` type.
///
/// A blanket implementation covers all such types, so nothing implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "must be `Send + Sync + 'static`",
    note = "for a trait, write the bounds at its declaration: `trait Name: Send + Sync {{ .. }}`",
    note = "for a struct, use `Arc` instead of `Rc`, a `Mutex` instead of a `Cell`, and owned values instead of borrowed ones"
)]
pub trait Shareable: Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send + Sync + 'static> Shareable for T {}

/// A trait that a component is bound to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "must be `Send + Sync + 'static`",
    note = "write the bounds at its declaration: `trait Name: Send + Sync {{ .. }}`"
)]
pub trait KeepTrait: Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send + Sync + 'static> KeepTrait for T {}
