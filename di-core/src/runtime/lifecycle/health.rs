//! The health of a component.

use std::fmt::{self, Display, Formatter};

/// The health of a component, which its `health` hook returns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Health {
    /// It works.
    Healthy,
    /// It works, but not as well as it should. The text tells why.
    Degraded(String),
    /// It does not work. The text tells why.
    Unhealthy(String),
    /// It is not constructed, or its container has not started.
    NotStarted,
}

impl Display for Health {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Healthy => out.write_str("healthy"),
            Self::Degraded(reason) => write!(out, "degraded: {reason}"),
            Self::Unhealthy(reason) => write!(out, "unhealthy: {reason}"),
            Self::NotStarted => out.write_str("not started"),
        }
    }
}
