//! The runtime of wirework: bindings, the check of the graph, containers and scopes.
//!
//! Applications depend on `wirework`, which re-exports this crate and the derive macros. The main items are
//! [`Container`], [`bind`], [`component`] and [`decorate`], the [`Dependency`] types, and the two errors,
//! [`BuildError`] and [`ResolveError`].

mod binding;
mod container;
mod dependency;
mod error;
mod graph;
#[cfg(feature = "async")]
mod lifecycle;
mod module;
mod runtime;
mod spec;
#[cfg(feature = "testing")]
pub mod testing;

pub use binding::factory;

pub use binding::{
    Bind, Binding, ComponentBinding, DecoratorFor, FactoryBinding, IntoBinding, Value, bind,
    bind_default, component, decorate,
};
pub use container::{Container, ContainerBuilder, ExportsOf, Scope, ScopeBuilder, ScopeFactory};
pub use dependency::{Cloned, Dependency, Keyed, Lazy, Provider};
pub use error::{BuildError, Problem, ProblemKind, ResolveError, ResolveErrorKind, WarmUpError};
#[cfg(feature = "async")]
pub use lifecycle::integration;
#[cfg(feature = "tokio")]
pub use lifecycle::signals;
#[cfg(feature = "async")]
pub use lifecycle::{
    Exit, ExitReason, HealthReport, HealthRow, IntoSignals, Monitor, Signals, StartError,
    StartErrorKind, StartPlan, StepError, Timeline,
};
#[cfg(feature = "async")]
pub use runtime::lifecycle::cause::FailureCause;
#[cfg(feature = "async")]
pub use runtime::lifecycle::health::Health;
#[cfg(feature = "async")]
pub use runtime::lifecycle::report::{StopOutcome, StopReport, StopRow};
pub use runtime::model::Context;
#[cfg(feature = "async")]
pub use spec::lifecycle::limits::Limits;
#[cfg(feature = "async")]
pub use spec::lifecycle::observer::{Observer, Step};
#[cfg(feature = "async")]
pub use spec::lifecycle::run_policy::{Backoff, RunPolicy};
#[cfg(feature = "async")]
pub use spec::lifecycle::runtime::Runtime;
#[cfg(feature = "async")]
pub use spec::lifecycle::shutdown::Shutdown;
#[cfg(feature = "tokio")]
pub use spec::lifecycle::tokio::Tokio;
#[cfg(feature = "async")]
pub use spec::lifecycle::{Outcome, Phase};

pub use binding::injectable::Injectable;
pub use module::{Bindings, Installation, Module};
pub use spec::key::Key;
pub use spec::level::ScopeLevels;
pub use spec::lifetime::Lifetime;
pub use spec::request::Needs;
pub use spec::shareable::Shareable;

pub use module::check::{Complete, Exports, ExportsKeyed, Standalone};
pub use module::requirements::{
    Collects, CollectsKeyed, DependencyIn, ProvidedBy, Provides, ProvidesKeyed, Targets, Unchecked,
    Under, Unkeyed,
};

/// Items for generated code, which are not part of the public API.
///
/// The attribute hides them only while rustdoc runs, because rustc names hidden items by their full paths.
#[cfg_attr(doc, doc(hidden))]
pub mod __private {
    pub use std::boxed::Box;
    pub use std::sync::Arc;

    #[cfg(not(feature = "async"))]
    pub use crate::binding::FeatureAsync;
    pub use crate::binding::LifetimeBeforeTo;
    pub use crate::binding::factory::construct_with;
    #[cfg(feature = "async")]
    pub use crate::binding::hooks::call::{AsyncFunction, Calls, OfArc, OfReference, Receives};
    #[cfg(feature = "async")]
    pub use crate::binding::hooks::component::{
        HasHooks, HooksOf, health_hook, run_hook, start_hook, stop_hook,
    };
    #[cfg(feature = "async")]
    pub use crate::binding::hooks::function::{
        HealthFunction, RunFunction, StartFunction, StopFunction,
    };
    #[cfg(feature = "async")]
    pub use crate::binding::hooks::result::{HealthResult, HookResult};
    pub use crate::binding::injectable::ThreadSafe;
    pub use crate::binding::injectable::assisted::Assisted;
    pub use crate::binding::injectable::definition::Definition;
    pub use crate::binding::injectable::sharing::{IsNotShared, IsShared, NotShared, Sharing};
    pub use crate::binding::injectable::traits::{And, Qualified, Traits};
    pub use crate::dependency::{
        field, present, resolve1, resolve2, resolve3, resolve4, resolve5, resolve6, resolve7,
        resolve8,
    };
    pub use crate::module::check::{
        Components, DecoratorIn, DifferentKeys, ExportProbe, ExportsArc, Faulty, Graph, IfSame,
        Import, Importable, IsKey, IsModule, KeyPair, KeyedExportProbe, Kind, Needed, Node,
        NotExported, NotStruct, Parameters, ParametersIn, ParametersOf, Respelt, StructProbe,
        Summarized, Summary, SuppliedBy, Use, Used, Wiring, check, components, decorator_in,
        edges_of, exported, exported_arc, exported_keyed, factory_in, faulty, imported, is_needed,
        is_root, module_of, needed_entries, nodes_of, parameters_of, passes_quick_check, reject,
        report, report_faulty, require_key, require_no_traits, size_of_faulty, summary_cells,
    };
    pub use crate::module::factories::{AsyncFactories, HasFactories, OrdinaryFactories};
    pub use crate::module::imported::{IfModule, Imported, ImportedOther, OrNoModule};
    pub use crate::module::listed::{
        ListedAlone, ListedAs, ListedOther, ListedTraits, Lists, listed_component,
    };
    pub use crate::module::requirements::{
        CollectedWithoutKey, Concrete, DependencyProbe, GenericModule, IfDependency, NotDependency,
        OrUnknown, ProvidedWithoutKey, Under, Unkeyed, Wired, WiredIn,
    };
    pub use crate::module::{OfModule, WithoutFields};
    pub use crate::runtime::model::Fields;
    pub use crate::runtime::value::{Place, fill_place};
    pub use crate::spec::shareable::KeepTrait;
    #[cfg(feature = "testing")]
    pub use crate::testing::generated as testing;
}

/// Lints of modules, which are not part of the public API. rustc names the path in its warnings.
#[cfg_attr(doc, doc(hidden))]
pub mod lints {
    pub use crate::module::check::Unused;
}
