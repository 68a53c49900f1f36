//! The traits behind which the parts of the service stand, but for the store and the journal.

use std::{fmt::Debug, time::SystemTime};

use async_trait::async_trait;

use super::{Code, StoreError, Target};

/// Tells the time.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait Clock: Debug + Send + Sync {
    /// Now.
    fn now(&self) -> SystemTime;
}

/// Thinks up codes.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait CodeGenerator: Debug + Send + Sync {
    /// A code that is probably free; whether it is, the store decides.
    fn generate(&self) -> Code;
}

/// Counts the visits of links.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
#[async_trait]
pub trait ClickRecorder: Debug + Send + Sync {
    /// Counts one visit. The count is kept for good when this returns.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    async fn record(&self, code: &Code) -> Result<Recorded, StoreError>;
}

/// What became of a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It was counted.
    Counted,
    /// There is no such link (any more).
    NoSuchLink,
}

/// Decides which links may be shortened.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait LinkPolicy: Debug + Send + Sync {
    /// Checks what somebody wants to have shortened, and brings it into normal form.
    ///
    /// # Errors
    ///
    /// The reason why the link is not taken.
    fn check(&self, link: &str) -> Result<Target, Refusal>;
}

/// Why a link is not shortened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was given.
    #[error("there is no link to shorten")]
    Empty,
    /// It is too long, as given or in normal form.
    #[error("the link is longer than {limit} characters")]
    TooLong {
        /// The longest link that is taken.
        limit: usize,
    },
    /// It holds a line break or another control character.
    #[error("the link holds a control character")]
    ControlCharacter,
    /// It does not begin with `http://` or `https://`, nor with another scheme.
    #[error("write the link in full, beginning with http:// or https://")]
    Incomplete,
    /// It has a scheme that is not shortened.
    #[error("only http and https links are shortened, not `{0}:`")]
    Scheme(String),
    /// It cannot be understood.
    #[error("this is not a link: {0}")]
    Unreadable(String),
    /// It holds a user name or password, which serves to disguise where it leads.
    #[error("the link holds a user name or password before an `@`")]
    Credentials,
    /// It leads back to this service.
    #[error("the link leads back to this service")]
    OwnHost,
    /// It leads to the visitor's own machine or network.
    #[error("`{0}` is not on the public internet")]
    PrivateHost(String),
}

impl Refusal {
    /// The reason in one word, for programs.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::ControlCharacter => "control-character",
            Self::Incomplete => "incomplete",
            Self::Scheme(_) => "scheme",
            Self::Unreadable(_) => "unreadable",
            Self::Credentials => "credentials",
            Self::OwnHost => "own-host",
            Self::PrivateHost(_) => "private-host",
        }
    }
}
