//! The report of a stop: one row for each component.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::lifecycle::cause::FailureCause;
use crate::spec::lifecycle::Phase;
use crate::spec::opened::Opened;
use crate::spec::origin::Label;

/// The report of a stop, of the roll-back of a start, or of the closing of a scope: one row for each component
/// with a hook that had to run, in the order in which they ended.
///
/// `{}` writes one line for a log, `{:#}` and `{:?}` all rows. A clone shares the rows.
#[derive(Clone, Default)]
#[must_use = "it has the failures: call `into_result`"]
pub struct StopReport {
    rows: Arc<[StopRow]>,
    took: Duration,
}

/// How one component ended.
#[derive(Clone)]
pub struct StopRow {
    pub(crate) closed: Closed,
    pub(crate) outcome: StopOutcome,
    pub(crate) took: Duration,
    pub(crate) failure: Option<(Phase, FailureCause)>,
}

/// The subject of a row.
#[derive(Clone)]
pub(crate) enum Closed {
    Component(Label),
    /// A task of this name beside the components.
    Beside(Arc<str>),
    /// A scope that was opened at this place, and was not closed in time.
    Scope(Opened),
}

/// How one component ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StopOutcome {
    /// Its `run` task ended, and it has no `stop` hook.
    Drained,
    /// Its `stop` hook ran.
    Stopped,
    /// Its task or its `stop` hook did not end in time, and was cancelled.
    TimedOut,
    /// Its task or its `stop` hook failed or panicked.
    Failed,
    /// Its `stop` hook did not run, because no time was left.
    Skipped,
}

impl StopReport {
    pub(crate) fn new(rows: Vec<StopRow>, took: Duration) -> Self {
        Self {
            rows: rows.into(),
            took,
        }
    }

    /// Returns the rows, in the order in which the components ended.
    #[must_use]
    pub fn rows(&self) -> &[StopRow] {
        &self.rows
    }

    /// Returns the rows of components that failed, timed out or were skipped. The first one failed first.
    pub fn failures(&self) -> impl Iterator<Item = &StopRow> {
        self.rows.iter().filter(|row| row.outcome.is_failure())
    }

    /// Returns the time that all of it took.
    #[must_use]
    pub fn took(&self) -> Duration {
        self.took
    }

    /// Returns the report as an error, if a component failed.
    ///
    /// # Errors
    ///
    /// Returns the report itself if it has a [failure](Self::failures).
    pub fn into_result(self) -> Result<(), Self> {
        if self.failures().next().is_none() {
            Ok(())
        } else {
            Err(self)
        }
    }
}

impl StopRow {
    /// Returns the name of the component and its place in the source, or the name of a task beside the components. For
    /// a scope that was not closed in time, returns the place at which it was opened.
    #[must_use]
    pub fn component(&self) -> String {
        self.closed.to_string()
    }

    /// Returns how the component ended.
    #[must_use]
    pub fn outcome(&self) -> StopOutcome {
        self.outcome
    }

    /// Returns the time that its task took to drain, and its `stop` hook to run.
    #[must_use]
    pub fn took(&self) -> Duration {
        self.took
    }

    /// Returns the reason of a failure, and the phase in which it occurred.
    #[must_use]
    pub fn failure(&self) -> Option<(Phase, &FailureCause)> {
        self.failure.as_ref().map(|(phase, cause)| (*phase, cause))
    }
}

impl StopOutcome {
    fn is_failure(self) -> bool {
        matches!(self, Self::TimedOut | Self::Failed | Self::Skipped)
    }
}

/// Returns the name of the hook of a phase, for a message.
pub(crate) fn hook_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Construct => "the constructor",
        Phase::Start => "its `start` hook",
        Phase::Drain => "its `run` task",
        Phase::Stop => "its `stop` hook",
    }
}

impl Error for StopReport {}

impl Display for StopReport {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let (all, failed) = (self.rows.len(), self.failures().count());
        match failed {
            0 => write!(out, "closed {all} of {all} components in {:.1?}", self.took)?,
            _ => write!(
                out,
                "closed {} of {all} components in {:.1?}, {failed} failed",
                all - failed,
                self.took
            )?,
        }
        if !out.alternate() {
            return match self.failures().next() {
                Some(first) => write!(out, ", first {first}"),
                None => Ok(()),
            };
        }
        let failures = self.failures();
        let others = self.rows.iter().filter(|row| !row.outcome.is_failure());
        failures.chain(others).try_for_each(|row| {
            let label = row.outcome.to_string();
            write!(out, "\n     {label:<10} {row}")
        })
    }
}

impl Debug for StopReport {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self:#}")
    }
}

impl Display for StopRow {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.closed)?;
        match &self.failure {
            Some((_, cause)) if !matches!(self.closed, Closed::Component(_)) => {
                write!(out, " {cause}")
            }
            Some((phase, cause)) if self.outcome == StopOutcome::Skipped => {
                write!(out, ": {} did not run, as it {cause}", hook_name(*phase))
            }
            Some((phase, cause)) => write!(out, ": {} {cause}", hook_name(*phase)),
            None if self.outcome == StopOutcome::Skipped => {
                out.write_str(": no time was left for its `stop` hook")
            }
            None => write!(out, " in {:.1?}", self.took),
        }
    }
}

impl Display for Closed {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(label) => write!(out, "{label}"),
            Self::Beside(name) => out.write_str(name),
            Self::Scope(opened) => write!(out, "the scope that was opened at {opened}"),
        }
    }
}

impl Debug for StopRow {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {self}", self.outcome)
    }
}

impl Display for StopOutcome {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Drained => "drained",
            Self::Stopped => "stopped",
            Self::TimedOut => "timed out",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        })
    }
}
