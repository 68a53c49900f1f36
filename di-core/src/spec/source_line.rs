//! Locations in the user's sources, as messages display them.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;

/// A location that is displayed as `src/mail.rs:12` on every platform.
#[derive(Clone, Copy)]
pub(crate) struct LineOf(pub(crate) &'static Location<'static>);

impl Display for LineOf {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&SourceLine::from(self.0), out)
    }
}

/// A location that comes from a macro or from a [`Location`], displayed like [`LineOf`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SourceLine {
    pub(crate) file: &'static str,
    pub(crate) line: u32,
    /// The column, or 0 if it is unknown.
    pub(crate) column: u32,
}

impl SourceLine {
    /// Parses a text such as `src/mail.rs:12`.
    pub(crate) fn parse(text: &'static str) -> Self {
        let (file, line) = text.rsplit_once(':').unwrap_or((text, ""));
        Self {
            file,
            line: line.parse().unwrap_or_default(),
            column: 0,
        }
    }
}

impl From<&'static Location<'static>> for SourceLine {
    fn from(location: &'static Location<'static>) -> Self {
        Self {
            file: location.file(),
            line: location.line(),
            column: location.column(),
        }
    }
}

impl Display for SourceLine {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for part in self.file.split('\\').enumerate() {
            out.write_str(if part.0 == 0 { "" } else { "/" })?;
            out.write_str(part.1)?;
        }
        write!(out, ":{}", self.line)
    }
}
