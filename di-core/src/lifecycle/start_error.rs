//! The error of `start`.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use crate::error::{BuildError, ResolveError};

/// The error of a container that did not start.
///
/// `{}` writes one line for a log, `{:#}` and `{:?}` the full report.
pub struct StartError(StartErrorKind);

/// The reason why a container did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartErrorKind {
    /// The graph has problems.
    Build(BuildError),
    /// A constructor failed or panicked. What had been constructed before was dropped.
    Construct(ResolveError),
}

impl StartError {
    /// Returns the reason.
    #[must_use]
    pub fn kind(&self) -> &StartErrorKind {
        &self.0
    }
}

impl From<BuildError> for StartError {
    fn from(error: BuildError) -> Self {
        Self(StartErrorKind::Build(error))
    }
}

impl From<ResolveError> for StartError {
    fn from(error: ResolveError) -> Self {
        Self(StartErrorKind::Construct(error))
    }
}

impl Display for StartError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            StartErrorKind::Build(error) => Display::fmt(error, out),
            StartErrorKind::Construct(error) => Display::fmt(error, out),
        }
    }
}

impl Debug for StartError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            StartErrorKind::Build(error) => Debug::fmt(error, out),
            StartErrorKind::Construct(error) => Debug::fmt(error, out),
        }
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            StartErrorKind::Build(error) => error.source(),
            StartErrorKind::Construct(error) => error.source(),
        }
    }
}
