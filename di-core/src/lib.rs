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
mod checked;
mod container;
mod context;
mod definition;
mod dependency;
mod draft;
mod erased;
mod error;
pub mod factory;
mod fields;
mod graph;
mod injectable;
mod key;
mod label;
mod lifetime;
mod lookup;
mod maker;
mod module;
mod name;
mod need;
mod needed;
mod obtain;
mod plan;
mod resolver;
mod scope;
mod scope_cells;
mod shareable;
mod sharing;
mod spaces;
mod store;
mod stored;
#[cfg(feature = "testing")]
pub mod testing;
mod traits;
mod typed;
#[cfg(feature = "testing")]
mod watch;
#[cfg(feature = "testing")]
mod watched;
mod wired;

#[doc(hidden)]
pub use binding::LifetimeBeforeTo;
pub use binding::{
    Bind, Binding, ComponentBinding, DecoratorFor, FactoryBinding, IntoBinding, Value, bind,
    component, decorate,
};
pub use builder::ContainerBuilder;
pub use checked::ExportsOf;
pub use container::Container;
pub use context::Context;
pub use dependency::{Cloned, Dependency, Keyed, Lazy, Provider};
pub use error::{BuildError, Problem, ProblemKind, ResolveError, ResolveErrorKind};

pub use injectable::Injectable;
pub use key::Key;
pub use lifetime::Lifetime;
pub use module::{Bindings, Installation, Module};
pub use need::Needs;
pub use scope::{Scope, ScopeBuilder};
pub use shareable::Shareable;

pub use module::check::{Complete, Exports, ExportsKeyed};
pub use wired::{
    Collects, CollectsKeyed, DependencyIn, ProvidedBy, Provides, ProvidesKeyed, Targets, Unchecked,
    Under, Unkeyed,
};

// What the derive macros write against and rustc may name; no part of the public interface.
#[doc(hidden)]
pub use context::{Parts, pointer, values};
#[doc(hidden)]
pub use definition::{Defined, Definition, Spelt};
#[doc(hidden)]
pub use fields::{
    Fields, Held, Injected, Later, Part, Pointer, Several, Shares, Shown, StandardArc,
};
#[doc(hidden)]
pub use injectable::Contained;
#[doc(hidden)]
pub use module::OfModule;
#[doc(hidden)]
pub use module::check::{
    BoundTo, DecoratorIn, ParametersIn, SuppliedBy, Unused, Used, decorator_in, exported,
    exported_keyed, factory_in, imported,
};
#[doc(hidden)]
pub use shareable::KeepTrait;
#[doc(hidden)]
pub use sharing::NotShared;
#[doc(hidden)]
pub use traits::{And, Qualified, Traits, Upcast, keep_trait};
#[doc(hidden)]
pub use wired::{FieldsIn, Generic, Wired, WiredIn};

/// What the derive macros write against; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::assisted::Assisted;
    pub use crate::fields::{Constructed, ConstructedBy, Constructor};
    pub use crate::module::check::{
        Graph, Import, Kind, Node, Parameters, Use, Wiring, check, edges_of, is_plainly_right,
        needed, nodes_of, tell,
    };
    pub use crate::sharing::{IsNotShared, IsShared, Sharing};
    #[cfg(feature = "testing")]
    pub use crate::testing::generated as testing;
    pub use crate::wired::{Answers, Concrete};
}
