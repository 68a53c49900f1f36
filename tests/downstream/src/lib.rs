//! Modules that other packages import. The tests are such packages: each program in `tests/ui` is
//! a crate of its own.

use std::sync::Arc;

use wirework::{Injectable, Module};

/// A clock.
pub trait Clock: Send + Sync {}

/// A mailer.
pub trait Mailer: Send + Sync {}

/// A hook for events.
pub trait Hook: Send + Sync {}

/// A log.
pub trait Log: Send + Sync {}

/// A counter.
pub trait Metrics: Send + Sync {}

/// The registry of counters.
#[derive(Debug, Default)]
pub struct Registry;

/// A log with times.
#[allow(missing_debug_implementations, reason = "nobody prints it")]
#[derive(Injectable)]
#[inject(bind(dyn Log))]
pub struct FileLog {
    /// The source of the times.
    pub clock: Arc<dyn Clock>,
}

impl Log for FileLog {}

/// Provides a log, and requires a clock.
#[derive(Debug, Default, Module)]
#[module(
    components(FileLog as dyn Log),
    exports(dyn Log),
    requires(dyn Clock),
)]
pub struct LogModule;

/// Counters.
#[allow(missing_debug_implementations, reason = "nobody prints it")]
#[derive(Injectable)]
#[inject(bind(dyn Metrics))]
pub struct Counters {
    /// The registry.
    pub registry: Arc<Registry>,
}

impl Metrics for Counters {}

/// A request.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Session;

/// Provides counters and a session. The registry is private.
#[derive(Debug, Default, Module)]
#[module(
    components(Counters as dyn Metrics, Session),
    exports(dyn Metrics, Session),
)]
pub struct MetricsModule {
    registry: Registry,
}

pub use wirework;

/// Declares a component, as the macro of a crate does whose users do not depend on wirework.
#[macro_export]
macro_rules! service {
    ($name:ident as $bound:ty) => {
        #[derive($crate::wirework::Injectable)]
        #[inject(bind($bound), crate = $crate::wirework)]
        #[doc = "A component."]
        pub struct $name;
    };
}

/// Declares a module of one component, as [`service!`] declares a component.
#[macro_export]
macro_rules! application {
    ($name:ident: $component:ident as $bound:ty) => {
        #[derive($crate::wirework::Module)]
        #[doc = "A module."]
        #[module(crate = $crate::wirework, components($component as $bound), exports($bound))]
        pub struct $name;
    };
}
