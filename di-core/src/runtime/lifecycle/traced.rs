//! Events and spans of the crate `tracing`.

use std::fmt::Display;
use std::time::Duration;

use tracing::instrument::{Instrument, Instrumented};

use crate::spec::lifecycle::observer::{Observer, Step};

/// The observer that emits an event for each step, with the target `wirework`.
pub(crate) struct Traced;

/// Runs a step in a span that names its component and its phase.
pub(crate) fn in_span<F>(step: &Step, future: F) -> Instrumented<F> {
    let (component, phase) = (&step.label, step.phase);
    let span = tracing::info_span!(target: "wirework", "step", %component, %phase);
    future.instrument(span)
}

impl Observer for Traced {
    fn task_ended(&self, step: &Step, result: Result<(), &dyn Display>) {
        let component = &step.label;
        match result {
            Ok(()) => tracing::warn!(target: "wirework", %component, "the `run` task has ended"),
            Err(error) => {
                tracing::error!(target: "wirework", %component, %error, "the `run` task has ended");
            }
        }
    }

    fn began(&self, step: &Step) {
        let (component, phase) = (&step.label, step.phase);
        tracing::debug!(target: "wirework", %component, %phase, "began");
    }

    fn waiting(&self, step: &Step, time: Duration) {
        let (component, phase) = (&step.label, step.phase);
        tracing::warn!(target: "wirework", %component, %phase, ?time, "has not ended yet");
    }

    fn ended(&self, step: &Step, result: Result<(), &dyn Display>, took: Duration) {
        let (component, phase) = (&step.label, step.phase);
        match result {
            Ok(()) if step.is_scoped => {
                tracing::debug!(target: "wirework", %component, %phase, ?took, "ended");
            }
            Ok(()) => tracing::info!(target: "wirework", %component, %phase, ?took, "ended"),
            Err(error) => {
                tracing::error!(target: "wirework", %component, %phase, ?took, %error, "failed");
            }
        }
    }
}
