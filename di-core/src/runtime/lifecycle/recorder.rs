//! The record of the steps of a start and a stop, for observers and for the timeline.

use std::fmt::Display;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::contained::quietly;
use crate::spec::lifecycle::observer::{Observer, Step};
use crate::spec::lifecycle::settings::LifecycleSettings;

/// Tells the observers of a container about each step, and keeps the times of steps for the timeline.
pub(crate) struct Recorder {
    settings: Arc<LifecycleSettings>,
    /// The steps that have ended. Those of scopes are left out.
    bars: Mutex<Vec<Bar>>,
}

/// The time of a step.
#[derive(Clone)]
pub(crate) struct Bar {
    pub(crate) step: Step,
    pub(crate) slot: u32,
    pub(crate) began: Instant,
    pub(crate) ended: Instant,
    pub(crate) is_success: bool,
}

/// A step that is in progress. It counts as cancelled when it is dropped.
pub(crate) struct Recorded<'a> {
    recorder: &'a Recorder,
    step: Step,
    slot: u32,
    keeps: bool,
    began: Instant,
    has_ended: bool,
}

impl Recorder {
    pub(crate) fn new(settings: Arc<LifecycleSettings>) -> Self {
        Self {
            settings,
            bars: Mutex::default(),
        }
    }

    /// Begins a step. The timeline `keeps` it, or not.
    pub(crate) fn begin(&self, step: Step, slot: u32, keeps: bool) -> Recorded<'_> {
        self.each(|observer| observer.began(&step));
        Recorded {
            recorder: self,
            step,
            slot,
            keeps,
            began: self.settings.now(),
            has_ended: false,
        }
    }

    /// Tells the observers that a `run` task has ended before it was told to.
    pub(crate) fn task_ended(&self, step: &Step, result: &Result<(), FailureCause>) {
        self.each(|observer| {
            let result = match result {
                Ok(()) => Ok(()),
                Err(cause) => Err(cause as &dyn Display),
            };
            observer.task_ended(step, result);
        });
    }

    /// Returns the steps that have ended.
    pub(crate) fn bars(&self) -> Vec<Bar> {
        self.lock().clone()
    }

    fn each(&self, tell: impl Fn(&dyn Observer)) {
        #[cfg(feature = "tracing")]
        quietly(|| tell(&crate::runtime::lifecycle::traced::Traced));
        for observer in &self.settings.observers {
            // A panic of an observer must not end what it observes.
            quietly(|| tell(&**observer));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Bar>> {
        self.bars.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Recorded<'_> {
    /// Returns whether an observer is told that the step has not ended yet.
    pub(crate) fn is_observed(&self) -> bool {
        cfg!(feature = "tracing") || !self.recorder.settings.observers.is_empty()
    }

    /// Tells the observers that the step has not ended yet.
    pub(crate) fn waits(&self) {
        let time = self.took();
        self.recorder
            .each(|observer| observer.waiting(&self.step, time));
    }

    pub(crate) fn end<E: Display>(mut self, result: Result<(), &E>) {
        self.record(result.map_err(|error| error as &dyn Display));
    }

    fn took(&self) -> Duration {
        let now = self.recorder.settings.now();
        now.saturating_duration_since(self.began)
    }

    fn record(&mut self, result: Result<(), &dyn Display>) {
        self.has_ended = true;
        let took = self.took();
        self.recorder
            .each(|observer| observer.ended(&self.step, result, took));
        if self.keeps {
            self.recorder.lock().push(Bar {
                step: self.step.clone(),
                slot: self.slot,
                began: self.began,
                ended: self.began + took,
                is_success: result.is_ok(),
            });
        }
    }
}

impl Drop for Recorded<'_> {
    fn drop(&mut self) {
        if !self.has_ended {
            self.record(Err(&FailureCause::Cancelled));
        }
    }
}
