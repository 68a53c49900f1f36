//! The runtime of wirework: bindings, the check of the graph, containers and scopes.
//!
//! Depend on `wirework`, which re-exports all of this beside the derive macros. What a user sees
//! is [`Container`], [`bind`], [`component`] and [`decorate`], the [`Dependency`] types, and the
//! two errors, [`BuildError`] and [`ResolveError`].

mod asked;
mod assisted;
mod binding;
mod builder;
mod cell;
mod container;
mod context;
mod dependency;
mod draft;
mod erased;
mod error;
pub mod factory;
mod graph;
mod injectable;
mod key;
mod label;
mod lifetime;
mod lookup;
mod maker;
mod name;
mod need;
mod obtain;
mod plan;
mod resolver;
mod scope;
mod scope_cells;
mod shareable;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod typed;
#[cfg(feature = "testing")]
mod watch;
#[cfg(feature = "testing")]
mod watched;

#[doc(hidden)]
pub use binding::LifetimeBeforeTo;
pub use binding::{
    Bind, Binding, Bindings, ComponentBinding, DecoratorFor, FactoryBinding, IntoBinding, Value,
    bind, component, decorate,
};
pub use builder::ContainerBuilder;
pub use container::Container;
pub use context::Context;
pub use dependency::{Cloned, Dependency, Keyed, Lazy, Provider};
pub use error::{BuildError, Problem, ProblemKind, ResolveError, ResolveErrorKind};
pub use injectable::Injectable;
#[doc(hidden)]
pub use injectable::{KeepComponent, KeepStruct, KeepTrait};
pub use key::Key;
pub use lifetime::Lifetime;
pub use need::Needs;
pub use scope::{Scope, ScopeBuilder};
pub use shareable::Shareable;

/// What the derive macros write against; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::assisted::Assisted;
    pub use crate::erased::Kept;
    pub use crate::injectable::{Constructor, Definition, Field};
    pub use crate::key::Qualifier;
    #[cfg(feature = "testing")]
    pub use crate::testing::generated as testing;
}
