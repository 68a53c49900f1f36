//! The place at which a scope was opened.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;

use crate::spec::source_line::LineOf;

/// The place at which a scope was opened, as messages display it.
#[derive(Clone, Copy)]
pub(crate) struct Opened {
    pub(crate) at: &'static Location<'static>,
    /// The part of a framework that opened it for the user who wrote the place.
    #[cfg(feature = "async")]
    by: Option<&'static Opener>,
}

/// A part of a framework that opens scopes, for messages.
#[cfg(feature = "async")]
#[derive(Clone, Copy, Debug)]
pub struct Opener {
    /// The name that follows the place: ``src/main.rs:12 by `layer` ``.
    pub name: &'static str,
    /// The help if the scope lacks a seed, as an imperative.
    pub how_to_pass: &'static str,
}

impl Opened {
    pub(crate) fn at(at: &'static Location<'static>) -> Self {
        Self {
            at,
            #[cfg(feature = "async")]
            by: None,
        }
    }

    /// Names the part of a framework that opened the scope for the user who wrote the place.
    #[cfg(feature = "async")]
    pub(crate) fn by(self, opener: &'static Opener) -> Self {
        let by = Some(opener);
        Self { by, ..self }
    }

    /// Returns the help of a framework for a seed that the scope lacks.
    pub(crate) fn how_to_pass(self) -> Option<&'static str> {
        match self {
            #[cfg(feature = "async")]
            Self {
                by: Some(opener), ..
            } => Some(opener.how_to_pass),
            _ => None,
        }
    }
}

impl Display for Opened {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&LineOf(self.at), out)?;
        #[cfg(feature = "async")]
        if let Some(opener) = self.by {
            write!(out, " by `{}`", opener.name)?;
        }
        Ok(())
    }
}
