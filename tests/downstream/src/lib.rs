//! Modules that other packages import. The tests are such packages: each program in `tests/ui` is
//! a crate of its own.

use std::sync::Arc;

use wirework::{Injectable, Module};

/// What has the time.
pub trait Clock: Send + Sync {}

/// What sends mail.
pub trait Mailer: Send + Sync {}

/// What is called when something happens.
pub trait Hook: Send + Sync {}

/// What keeps lines.
pub trait Log: Send + Sync {}

/// What counts.
pub trait Metrics: Send + Sync {}

/// Where counters are registered.
#[derive(Debug, Default)]
pub struct Registry;

/// A log with times.
#[allow(missing_debug_implementations, reason = "nobody prints it")]
#[derive(Injectable)]
#[inject(bind(dyn Log))]
pub struct FileLog {
    /// Where the times are from.
    pub clock: Arc<dyn Clock>,
}

impl Log for FileLog {}

/// Provides a log, to who supplies a clock.
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
    /// Where they are registered.
    pub registry: Arc<Registry>,
}

impl Metrics for Counters {}

/// A request.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Session;

/// Provides counters and a session; the registry is its own.
#[derive(Debug, Default, Module)]
#[module(
    components(Counters as dyn Metrics, Session),
    exports(dyn Metrics, Session),
)]
pub struct MetricsModule {
    registry: Registry,
}
