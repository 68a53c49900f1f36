//! The container, its scopes and its builder.

pub(crate) mod builder;
#[allow(
    clippy::module_inception,
    reason = "the folder is about more than the container itself"
)]
pub(crate) mod container;
pub(crate) mod of_module;
mod resolver;
pub(crate) mod scope;

pub use builder::ContainerBuilder;
pub use container::Container;
pub use of_module::ExportsOf;
pub use scope::{Scope, ScopeBuilder};
