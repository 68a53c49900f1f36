//! What one request is called, and what it did.

use std::fmt::{self, Debug};

use super::Code;

/// The name of one request, in its log lines and in its `x-request-id` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub u64);

impl RequestId {
    /// A new name, different from the others for all that matters to a reader of logs.
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

/// Something that a request did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It made a link.
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

/// The notes of one request: whatever takes part in it writes here, and its last log line is read from here.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait Journal: Debug + Send + Sync {
    /// Notes a deed.
    fn note(&self, deed: Deed);

    /// Writes the closing line of the request to the log.
    fn close(&self, status: u16);
}
