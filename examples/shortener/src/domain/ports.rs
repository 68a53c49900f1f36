//! The traits of the service's components, except those of links, clicks and the journal.

use std::{fmt::Debug, time::SystemTime};

use super::{Code, Target};

/// A source of the current time.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait Clock: Debug + Send + Sync {
    /// Returns the current time.
    fn now(&self) -> SystemTime;
}

/// A generator of codes.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait CodeGenerator: Debug + Send + Sync {
    /// Returns a code that is probably free. The store decides whether it is.
    fn generate(&self) -> Code;
}

/// The rules for links that may be shortened.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait LinkPolicy: Debug + Send + Sync {
    /// Checks a link and returns it in normal form.
    ///
    /// # Errors
    ///
    /// Returns the reason why the link is refused.
    fn check(&self, link: &str) -> Result<Target, Refusal>;
}

/// The reason why a link is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is empty.
    #[error("there is no link to shorten")]
    Empty,
    /// It is too long, as given or in normal form.
    #[error("the link is longer than {limit} characters")]
    TooLong {
        /// The maximum length of a link.
        limit: usize,
    },
    /// It contains a line break or another control character.
    #[error("the link holds a control character")]
    ControlCharacter,
    /// It does not begin with `http://` or `https://`, nor with another scheme.
    #[error("write the link in full, beginning with http:// or https://")]
    Incomplete,
    /// It has a scheme other than http and https.
    #[error("only http and https links are shortened, not `{0}:`")]
    Scheme(String),
    /// It cannot be parsed.
    #[error("this is not a link: {0}")]
    Unreadable(String),
    /// It contains a user name or password, which can disguise its target.
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
    /// Returns the reason in one word, for programs.
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
