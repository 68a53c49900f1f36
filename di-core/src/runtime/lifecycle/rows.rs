//! The rows of a report, as they come.

use std::time::{Duration, Instant};

use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::race::Ended;
use crate::runtime::lifecycle::report::{Closed, StopOutcome, StopReport, StopRow};
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::origin::Label;

/// The rows of a report, as they come.
pub(crate) struct Rows<'a> {
    settings: &'a LifecycleSettings,
    /// For each component, what is known of its end.
    of: Vec<Row>,
    /// The components in the order in which they ended.
    order: Vec<usize>,
    /// The tasks beside the components, which end before them.
    beside: Vec<StopRow>,
    /// The scopes that failed to close before the components whose number in the order is this one or a later one.
    of_scopes: (usize, Vec<StopRow>),
}

struct Row {
    is_listed: bool,
    row: StopRow,
}

impl<'a> Rows<'a> {
    /// Returns the rows of components, of which some have failed before: these come first, as causes.
    pub(crate) fn of(
        settings: &'a LifecycleSettings,
        components: impl Iterator<Item = (Label, bool)>,
    ) -> Self {
        let mut rows = Self {
            settings,
            of: Vec::new(),
            order: Vec::new(),
            beside: Vec::new(),
            of_scopes: (0, Vec::new()),
        };
        for (at, (label, has_failed)) in components.enumerate() {
            rows.of.push(Row {
                is_listed: false,
                row: StopRow {
                    closed: Closed::Component(label),
                    outcome: StopOutcome::Stopped,
                    took: Duration::ZERO,
                    failure: None,
                },
            });
            if has_failed {
                rows.list(at);
            }
        }
        rows
    }

    fn list(&mut self, at: usize) {
        if !std::mem::replace(&mut self.of[at].is_listed, true) {
            self.order.push(at);
        }
    }

    /// Adds the end of a component's task, or of its `stop` hook.
    pub(crate) fn add(
        &mut self,
        at: usize,
        phase: Phase,
        ended: Ended<Result<(), FailureCause>>,
        began: Instant,
    ) {
        let took = self.settings.now().saturating_duration_since(began);
        self.list(at);
        let row = &mut self.of[at].row;
        row.took += took;
        let (outcome, cause) = outcome(phase, ended);
        // The first failure of a component is the one that tells.
        if row.failure.is_none() {
            row.outcome = outcome;
            row.failure = cause.map(|cause| (phase, cause));
        }
    }

    /// Adds the end of a task beside the components.
    pub(crate) fn add_beside(
        &mut self,
        name: &str,
        ended: Ended<Result<(), FailureCause>>,
        began: Instant,
    ) {
        let (outcome, cause) = outcome(Phase::Drain, ended);
        self.beside.push(StopRow {
            closed: Closed::Beside(name.into()),
            outcome,
            took: self.settings.now().saturating_duration_since(began),
            failure: cause.map(|cause| (Phase::Drain, cause)),
        });
    }

    /// Adds the scopes that have failed to close until now.
    pub(crate) fn add_scopes(&mut self, failed: Vec<StopRow>) {
        self.of_scopes = (self.order.len(), failed);
    }

    /// Returns the report of these rows, and of scopes that failed to close last.
    pub(crate) fn report(self, last: Vec<StopRow>, began: Instant) -> StopReport {
        let took = self.settings.now().saturating_duration_since(began);
        let (before, of_scopes) = self.of_scopes;
        let mut rows: Vec<StopRow> = self.beside;
        let mut closed = self.order.iter().map(|at| self.of[*at].row.clone());
        rows.extend(closed.by_ref().take(before));
        rows.extend(of_scopes);
        rows.extend(closed);
        rows.extend(last);
        StopReport::new(rows, took)
    }
}

fn outcome(
    phase: Phase,
    ended: Ended<Result<(), FailureCause>>,
) -> (StopOutcome, Option<FailureCause>) {
    match ended {
        Ended::InTime(Ok(())) if phase == Phase::Drain => (StopOutcome::Drained, None),
        Ended::InTime(Ok(())) => (StopOutcome::Stopped, None),
        Ended::InTime(Err(cause)) => (StopOutcome::Failed, Some(cause)),
        Ended::Cancelled(cause) => (StopOutcome::TimedOut, Some(cause)),
        Ended::NotBegun(cause) => (StopOutcome::Skipped, Some(cause)),
    }
}
