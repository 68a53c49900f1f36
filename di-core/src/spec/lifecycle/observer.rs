//! Observers of the lifecycle.

use std::fmt::{self, Debug, Display, Formatter};
use std::time::Duration;

use crate::spec::lifecycle::Phase;
use crate::spec::origin::Label;

/// Sees each step of a start and of a stop: constructors, hooks and tasks.
///
/// Its methods are called in the task that runs the step, so they have to return soon. The feature `tracing` adds
/// one that emits events and spans.
///
/// ```
/// use std::fmt::Display;
/// use std::time::Duration;
///
/// use wirework::{Observer, Step};
///
/// struct Log;
///
/// impl Observer for Log {
///     fn ended(&self, step: &Step, result: Result<(), &dyn Display>, took: Duration) {
///         match result {
///             Ok(()) => println!("{step} took {took:?}"),
///             Err(error) => println!("{step} failed: {error}"),
///         }
///     }
/// }
/// ```
pub trait Observer: Send + Sync + 'static {
    /// A step begins.
    fn began(&self, step: &Step) {
        let _ = step;
    }

    /// A step has not ended after this time. It is called again each time that the time has doubled.
    ///
    /// The builder's [`waiting_after`](crate::ContainerBuilder::waiting_after) sets the first time.
    fn waiting(&self, step: &Step, time: Duration) {
        let _ = (step, time);
    }

    /// A `run` task has ended, failed or panicked before it was told to end. Its [`RunPolicy`](crate::RunPolicy)
    /// decides what follows.
    fn task_ended(&self, step: &Step, result: Result<(), &dyn Display>) {
        let _ = (step, result);
    }

    /// A step has ended, or was cancelled.
    fn ended(&self, step: &Step, result: Result<(), &dyn Display>, took: Duration) {
        let _ = (step, result, took);
    }
}

/// A step of a start or of a stop.
#[derive(Clone)]
pub struct Step {
    pub(crate) label: Label,
    pub(crate) phase: Phase,
    pub(crate) is_scoped: bool,
    /// True for a `run` task that ends by itself.
    pub(crate) is_task: bool,
}

impl Step {
    /// Returns the name of the component, and its place in the source.
    #[must_use]
    pub fn component(&self) -> String {
        self.label.to_string()
    }

    /// Returns the phase. That of a `run` task is [`Phase::Drain`], even if it ends by itself.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns whether it is a step of a scope. An application has many of them.
    #[must_use]
    pub fn is_scoped(&self) -> bool {
        self.is_scoped
    }
}

/// Writes ``start of `Pool` (src/db.rs:12, registered at src/main.rs:30)``.
impl Display for Step {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if self.is_task {
            write!(out, "`run` task of {}", self.label)
        } else {
            write!(out, "{} of {}", self.phase, self.label)
        }
    }
}

impl Debug for Step {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}
