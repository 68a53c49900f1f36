//! The input of a test graph, and the interfaces that an override names.

use std::sync::Arc;

use crate::container::builder::ContainerBuilder;
use crate::module::check::Standalone;
use crate::module::requirements::Unchecked;
use crate::module::{Module, OfModule};
use crate::spec::shareable::Shareable;

/// The input of [`TestGraph::of`](super::TestGraph::of): a builder or a module.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a composition root",
    label = "expected a `ContainerBuilder` or a module",
    note = "write `TestGraph::of(app())`, where `app` returns the builder without a call of `build`: the test graph builds the container"
)]
pub trait CompositionRoot<Shape = ()> {
    /// The module of the graph, if rustc has checked one.
    type Module;

    /// Returns a builder with all bindings of the application.
    fn into_builder(self) -> ContainerBuilder;
}

#[diagnostic::do_not_recommend]
impl<M: Module + Standalone> CompositionRoot<OfModule> for M {
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

/// The interface that an override names, usually a `dyn Trait`.
///
/// The call always names it, as in `replace::<dyn Mailer>(..)`. rustc can't infer it from the
/// double, which has another type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "must be `Send + Sync + 'static`",
    note = "write the bounds at its declaration: `trait Name: Send + Sync {{ .. }}`"
)]
pub trait Interface: Shareable {
    /// The type `Arc<Self>`. As an associated type, it keeps rustc from inferring the interface.
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
