//! The name and the actions of one request.

use std::fmt::{self, Debug};

use super::Code;

/// The name of one request, in its log lines and in its `x-request-id` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub u64);

impl RequestId {
    /// Returns a random name, which is unique enough for a reader of logs.
    #[must_use]
    pub fn random() -> Self {
        Self(fastrand::u64(..))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// An action of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It created a link.
    Created(Code),
    /// It followed a link.
    Followed(Code),
    /// It deleted a link.
    Deleted(Code),
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created(code) => write!(f, "created {code}"),
            Self::Followed(code) => write!(f, "followed {code}"),
            Self::Deleted(code) => write!(f, "deleted {code}"),
        }
    }
}

/// The notes of one request. Its components write them, and the log has them when the request ends.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait Journal: Debug + Send + Sync {
    /// Records an action.
    fn note(&self, deed: Deed);

    /// Records the status of the response.
    fn answered(&self, status: u16);
}
