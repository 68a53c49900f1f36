//! The error of `start`.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::time::Duration;

use crate::error::{BuildError, ProblemText, ResolveError, abridged};
use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::report::StopReport;
use crate::runtime::model::Store;
use crate::spec::lifecycle::Phase;

/// The error of a container that did not start.
///
/// `{}` writes one line for a log, `{:#}` and `{:?}` the full report: the path to the failure, the time that had
/// passed, and what was rolled back. Of a graph with problems, each of them writes all problems.
pub struct StartError(Box<Failure>);

struct Failure {
    kind: StartErrorKind,
    elapsed: Duration,
    rolled_back: StopReport,
}

/// The reason why a container did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartErrorKind {
    /// The graph has problems.
    Build(BuildError),
    /// A constructor failed or panicked.
    Construct(ResolveError),
    /// A `start` hook failed or panicked, or a constructor or hook exceeded its time limit.
    Step(StepError),
    /// A `run` hook or a time limit needs a [`Runtime`](crate::Runtime), and there is none.
    NoRuntime(String),
}

/// A step of a start that failed: a constructor or a hook.
#[derive(Clone)]
pub struct StepError {
    component: String,
    path: Vec<String>,
    phase: Phase,
    cause: FailureCause,
    /// True if the hook has a time limit of its own.
    has_own_limit: bool,
}

/// The reason why a start has to be rolled back.
pub(crate) enum Reason {
    Construct(ResolveError),
    Step(StepError),
}

impl StartError {
    pub(crate) fn rolled_back(reason: Reason, elapsed: Duration, rolled_back: StopReport) -> Self {
        let kind = match reason {
            Reason::Construct(error) => StartErrorKind::Construct(error),
            Reason::Step(error) => StartErrorKind::Step(error),
        };
        Self(Box::new(Failure {
            kind,
            elapsed,
            rolled_back,
        }))
    }

    /// Returns the error of a start that has not begun.
    pub(crate) fn not_begun(kind: StartErrorKind) -> Self {
        Self(Box::new(Failure {
            kind,
            elapsed: Duration::ZERO,
            rolled_back: StopReport::default(),
        }))
    }

    /// Returns the reason.
    #[must_use]
    pub fn kind(&self) -> &StartErrorKind {
        &self.0.kind
    }

    /// Returns the time between the beginning of the start and the failure.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Returns what was closed after the failure.
    pub fn rollback(&self) -> &StopReport {
        &self.0.rolled_back
    }
}

impl StepError {
    #[cold]
    pub(crate) fn new(store: &Store, slot: u32, phase: Phase, cause: FailureCause) -> Self {
        let header = store.header(slot);
        Self {
            component: header.map_or_else(String::new, |header| header.label.to_string()),
            path: path_to(store, slot),
            phase,
            cause,
            has_own_limit: store.lifecycle.has_own_limit(slot, phase),
        }
    }

    /// Returns the name of the component and its place in the source.
    #[must_use]
    pub fn component(&self) -> &str {
        &self.component
    }

    /// Returns the phase: the constructor or the `start` hook has failed.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the reason of the failure.
    #[must_use]
    pub fn cause(&self) -> &FailureCause {
        &self.cause
    }

    fn text(&self) -> ProblemText {
        let step = match self.phase {
            Phase::Construct => "constructor",
            _ => "`start` hook",
        };
        let headline = format!("the {step} of {} {}", self.component, self.cause);
        let text = ProblemText::new(headline);
        let text = match self.path.len() {
            0 | 1 => text,
            _ => text.line("path", abridged(&self.path)),
        };
        match self.longer_limit() {
            Some(limit) => text.line(
                "help",
                format!("if it is only slow, set a longer limit: {limit}"),
            ),
            None => text,
        }
    }

    /// Returns what sets the time limit that was exceeded.
    fn longer_limit(&self) -> Option<String> {
        let limit = match self.cause {
            FailureCause::TimedOut(_) if self.has_own_limit => {
                return Some("`start_limit` of its hook".to_owned());
            }
            FailureCause::TimedOut(_) => format!("each(Phase::{:?}, ..)", self.phase),
            FailureCause::PhaseOutOfTime(phase, _) => format!("phase(Phase::{phase:?}, ..)"),
            FailureCause::OutOfTime(_) => "start(..)".to_owned(),
            _ => return None,
        };
        Some(format!(
            "`.limits(Limits::default().{limit})` on the builder"
        ))
    }
}

/// Returns the names on a path from a slot that nothing needs to this slot.
fn path_to(store: &Store, slot: u32) -> Vec<String> {
    let above = store.consumers_above(slot).into_iter();
    let above = above.rev().map(|(consumer, _)| consumer);
    let headers = above.chain([slot]).filter_map(|slot| store.header(slot));
    let headers = headers.filter(|header| !header.is_alias);
    headers.map(|header| header.label.step()).collect()
}

impl From<BuildError> for StartError {
    fn from(error: BuildError) -> Self {
        Self::not_begun(StartErrorKind::Build(error))
    }
}

impl From<ResolveError> for Reason {
    fn from(error: ResolveError) -> Self {
        Self::Construct(error)
    }
}

impl Display for StepError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let text = self.text();
        if out.alternate() {
            Display::fmt(&text, out)
        } else {
            out.write_str(&text.headline)
        }
    }
}

impl Debug for StepError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self:#}")
    }
}

impl Error for StepError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.error()?.source()
    }
}

impl Display for StartError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            StartErrorKind::Build(error) => return Display::fmt(error, out),
            StartErrorKind::NoRuntime(text) if out.alternate() => return out.write_str(text),
            StartErrorKind::NoRuntime(text) => {
                return out.write_str(text.lines().next().unwrap_or_default());
            }
            StartErrorKind::Construct(error) => Display::fmt(error, out)?,
            StartErrorKind::Step(error) => Display::fmt(error, out)?,
        }
        if !out.alternate() {
            return Ok(());
        }
        write!(out, "\n     {:<10} {:.1?}", "after", self.0.elapsed)?;
        if self.0.rolled_back.rows().is_empty() {
            return Ok(());
        }
        write!(out, "\n     {:<10} {:#}", "rolled back", self.0.rolled_back)
    }
}

impl Debug for StartError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self:#}")
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0.kind {
            StartErrorKind::Build(error) => error.source(),
            StartErrorKind::Construct(error) => error.source(),
            StartErrorKind::Step(error) => error.source(),
            StartErrorKind::NoRuntime(_) => None,
        }
    }
}
