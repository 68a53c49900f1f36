//! The vocabulary of the lifecycle: phases, outcomes, policies, limits, and the runtime of the application.

pub(crate) mod limits;
pub(crate) mod observer;
pub(crate) mod run_policy;
pub(crate) mod runtime;
pub(crate) mod settings;
pub(crate) mod shutdown;
#[cfg(feature = "tokio")]
pub(crate) mod tokio;

use std::fmt::{self, Display, Formatter};

/// A phase of the lifecycle of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Constructors run.
    Construct,
    /// `start` hooks run.
    Start,
    /// `run` tasks end, because they were told to.
    Drain,
    /// `stop` hooks run.
    Stop,
}

/// How the work of a scope ended. The `stop` hooks of its values receive it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// The work succeeded: a transaction commits.
    Success,
    /// The work failed: a transaction rolls back.
    Failure,
    /// The work was abandoned, for example because the client is gone. It is the outcome of a scope that is
    /// dropped and was not closed, and of a container.
    Cancelled,
}

impl Display for Phase {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Construct => "construct",
            Self::Start => "start",
            Self::Drain => "drain",
            Self::Stop => "stop",
        })
    }
}
