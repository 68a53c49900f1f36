//! What a test graph is made of, and what an override names.

use std::sync::Arc;

use crate::container::builder::ContainerBuilder;
use crate::module::check::Complete;
use crate::module::requirements::Unchecked;
use crate::module::{Module, OfModule};
use crate::spec::shareable::Shareable;

/// What [`TestGraph::of`](super::TestGraph::of) takes: what a container would be built from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no composition root",
    label = "expected a `ContainerBuilder` or a module",
    note = "a test graph builds the container itself: write `TestGraph::of(app())`, where `app` returns the builder and does not call `build`"
)]
pub trait CompositionRoot<Shape = ()> {
    /// The module whose graph it is, where rustc has checked that.
    type Module;

    /// The builder, with all of the application in it.
    fn into_builder(self) -> ContainerBuilder;
}

#[diagnostic::do_not_recommend]
impl<M: Module + Complete> CompositionRoot<OfModule> for M {
    type Module = M;

    #[track_caller]
    fn into_builder(self) -> ContainerBuilder {
        ContainerBuilder::default().install(self)
    }
}

#[diagnostic::do_not_recommend]
impl<R: Into<ContainerBuilder>> CompositionRoot for R {
    type Module = Unchecked;

    fn into_builder(self) -> ContainerBuilder {
        self.into()
    }
}

/// What an override is asked by, a `dyn Trait` as a rule. It is always named,
/// `replace::<dyn Mailer>(..)`, and never inferred from the double, which is of another type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "must be `Send + Sync + 'static`",
    note = "write the bounds at its declaration: `trait Name: Send + Sync {{ .. }}`"
)]
pub trait Interface: Shareable {
    /// An `Arc` of it: rustc does not infer a type from what it would have to be projected from.
    type Shared;

    #[doc(hidden)]
    fn shared(shared: Self::Shared) -> Arc<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: Shareable + ?Sized> Interface for T {
    type Shared = Arc<T>;

    fn shared(shared: Arc<T>) -> Arc<T> {
        shared
    }
}
