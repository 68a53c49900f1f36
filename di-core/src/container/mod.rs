//! The container, its scopes and their builders.

pub(crate) mod build;
pub(crate) mod builder;
#[allow(
    clippy::module_inception,
    reason = "the folder is about more than the container itself"
)]
pub(crate) mod container;
mod exports;
pub(crate) mod resolver;
pub(crate) mod scope;
mod scope_factory;
mod warm_up;
#[cfg(not(feature = "async"))]
mod without_async;
mod without_module;

pub use builder::ContainerBuilder;
pub use container::{Container, Scope};
pub use exports::ExportsOf;
pub use scope::ScopeBuilder;
pub use scope_factory::ScopeFactory;
