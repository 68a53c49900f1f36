//! The data of a link.

use std::{fmt, time::SystemTime};

use super::Code;

/// The target address of a code, in the normal form of a [`LinkPolicy`](super::LinkPolicy): ASCII only, and not too
/// long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(String);

impl Target {
    /// Wraps an address that is already checked, by a policy or before it was stored.
    #[must_use]
    pub fn checked(address: String) -> Self {
        Self(address)
    }

    /// Returns the address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A link to insert into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// The short name.
    pub code: Code,
    /// The target address.
    pub target: Target,
    /// The time of creation.
    pub created_at: SystemTime,
}

/// A link that the store returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The short name.
    pub code: Code,
    /// The target address.
    pub target: Target,
    /// The time of creation.
    pub created_at: SystemTime,
    /// The number of visits.
    pub clicks: u64,
    /// The time of the last visit.
    pub last_click_at: Option<SystemTime>,
}

impl From<NewLink> for Link {
    fn from(new: NewLink) -> Self {
        Self {
            code: new.code,
            target: new.target,
            created_at: new.created_at,
            clicks: 0,
            last_click_at: None,
        }
    }
}
