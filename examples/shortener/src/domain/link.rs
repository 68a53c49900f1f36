//! What is kept of a link.

use std::{fmt, time::SystemTime};

use super::Code;

/// The long address that a code stands for, in the normal form that a [`LinkPolicy`](super::LinkPolicy) gave it:
/// ASCII only, and short enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(String);

impl Target {
    /// Takes an address that was checked before: by a policy, or on its way into the store.
    #[must_use]
    pub fn checked(address: String) -> Self {
        Self(address)
    }

    /// The address as text.
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

/// A link as it goes into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Its short name.
    pub code: Code,
    /// Where it leads.
    pub target: Target,
    /// When it was made.
    pub created_at: SystemTime,
}

/// A link as the store knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its short name.
    pub code: Code,
    /// Where it leads.
    pub target: Target,
    /// When it was made.
    pub created_at: SystemTime,
    /// How often it was followed.
    pub clicks: u64,
    /// When it was followed last.
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
