//! The container, its scopes and their builders.

mod build;
pub(crate) mod builder;
#[allow(
    clippy::module_inception,
    reason = "the folder is about more than the container itself"
)]
pub(crate) mod container;
mod exports;
mod without_module;
mod resolver;
pub(crate) mod scope;

pub use builder::ContainerBuilder;
pub use container::{Container, Scope};
pub use exports::ExportsOf;
pub use scope::ScopeBuilder;
