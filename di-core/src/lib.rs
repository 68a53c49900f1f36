//! The runtime of wirework: bindings, the check of the graph, containers and scopes.
//!
//! Depend on `wirework`, which re-exports all of this beside the derive macros. What a user sees
//! is [`Container`], [`bind`], [`component`] and [`decorate`], the [`Dependency`] types, and the
//! two errors, [`BuildError`] and [`ResolveError`].

mod binding;
mod container;
mod dependency;
mod error;
mod graph;
mod module;
mod runtime;
mod spec;
#[cfg(feature = "testing")]
pub mod testing;

pub use binding::factory;

#[doc(hidden)]
pub use binding::LifetimeBeforeTo;
pub use binding::{
    Bind, Binding, ComponentBinding, DecoratorFor, FactoryBinding, IntoBinding, Value, bind,
    component, decorate,
};
pub use container::{Container, ContainerBuilder, ExportsOf, Scope, ScopeBuilder};
pub use dependency::{Cloned, Dependency, Keyed, Lazy, Provider};
pub use error::{BuildError, Problem, ProblemKind, ResolveError, ResolveErrorKind};
pub use runtime::context::Context;

pub use binding::injectable::Injectable;
pub use module::{Bindings, Installation, Module};
pub use spec::key::Key;
pub use spec::lifetime::Lifetime;
pub use spec::request::Needs;
pub use spec::shareable::Shareable;

pub use module::check::{Complete, Exports, ExportsKeyed};
pub use module::requirements::{
    Collects, CollectsKeyed, DependencyIn, ProvidedBy, Provides, ProvidesKeyed, Targets, Unchecked,
    Under, Unkeyed,
};

// What the derive macros write against and rustc may name; no part of the public interface.
#[doc(hidden)]
pub use binding::injectable::Contained;
#[doc(hidden)]
pub use binding::injectable::definition::{Defined, Definition, Spelt};
#[doc(hidden)]
pub use binding::injectable::fields::{
    Fields, Held, Injected, Later, Part, Pointer, Several, Shares, Shown, StandardArc,
};
#[doc(hidden)]
pub use binding::injectable::sharing::NotShared;
#[doc(hidden)]
pub use binding::injectable::traits::{And, Qualified, Traits, Upcast, keep_trait};
#[doc(hidden)]
pub use module::OfModule;
#[doc(hidden)]
pub use module::check::{
    BoundTo, DecoratorIn, ParametersIn, SuppliedBy, Unused, Used, decorator_in, exported,
    exported_keyed, factory_in, imported,
};
#[doc(hidden)]
pub use module::requirements::{FieldsIn, Generic, Wired, WiredIn};
#[doc(hidden)]
pub use runtime::context::{Parts, pointer, values};
#[doc(hidden)]
pub use spec::shareable::KeepTrait;

/// What the derive macros write against; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::binding::injectable::assisted::Assisted;
    pub use crate::binding::injectable::fields::{Constructed, ConstructedBy, Constructor};
    pub use crate::binding::injectable::sharing::{IsNotShared, IsShared, Sharing};
    pub use crate::module::check::{
        Graph, Import, Kind, Node, Parameters, Use, Wiring, check, edges_of, is_plainly_right,
        needed, nodes_of, tell,
    };
    pub use crate::module::requirements::{Answers, Concrete};
    #[cfg(feature = "testing")]
    pub use crate::testing::generated as testing;
}
