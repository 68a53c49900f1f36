//! The error of `warm_up`.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use crate::error::ResolveError;

/// The errors of all eager singletons that [`warm_up`](crate::Container::warm_up) could not construct.
///
/// `{}` and `Debug` write the first 20 of them, and `{:#}` all. Beside each error, they list the eager singletons that
/// need the same failed value, and that `warm_up` skipped for that reason.
pub struct WarmUpError {
    errors: Vec<ResolveError>,
    /// For each error, the labels of the eager singletons that were skipped.
    skipped: Vec<Vec<String>>,
}

/// The maximum number of errors that `{}` writes.
const MAX_ERRORS: usize = 20;

/// The maximum number of skipped singletons that the text lists for one error.
const MAX_SKIPPED: usize = 6;

impl WarmUpError {
    /// Returns an error with these failures, or `Ok` if there are none.
    pub(crate) fn of(failures: Vec<(ResolveError, Vec<String>)>) -> Result<(), Self> {
        if failures.is_empty() {
            return Ok(());
        }
        let (errors, skipped) = failures.into_iter().unzip();
        Err(Self { errors, skipped })
    }

    /// Returns the error of each singleton that failed, in the order of registration.
    ///
    /// A singleton that was skipped, because it needs a failed one, has no error of its own.
    #[must_use]
    pub fn errors(&self) -> &[ResolveError] {
        &self.errors
    }

    /// Writes an error and the singletons that were skipped because of it.
    fn write_error(&self, number: usize, out: &mut Formatter<'_>) -> fmt::Result {
        if let Some(error) = self.errors.get(number) {
            write!(out, "{error:?}")?;
        }
        let skipped = self.skipped.get(number).map_or(&[][..], Vec::as_slice);
        for label in skipped.iter().take(MAX_SKIPPED) {
            write!(out, "\n     skipped    {label}, which needs it too")?;
        }
        match skipped.len().saturating_sub(MAX_SKIPPED) {
            0 => Ok(()),
            more => write!(out, "\n     skipped    and {more} more"),
        }
    }
}

impl Error for WarmUpError {}

impl Display for WarmUpError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.errors.len() {
            1 => out.write_str("an eager singleton failed")?,
            count => write!(out, "{count} eager singletons failed")?,
        }
        match self.skipped.iter().map(Vec::len).sum() {
            0 => {}
            1 => out.write_str(", and 1 other was skipped")?,
            count => write!(out, ", and {count} others were skipped")?,
        }
        if self.errors.len() == 1 {
            out.write_str(": ")?;
            return self.write_error(0, out);
        }
        let count = self.errors.len();
        let shown = if out.alternate() {
            count
        } else {
            count.min(MAX_ERRORS)
        };
        for number in 0..shown {
            write!(out, "\n\n{}. ", number + 1)?;
            self.write_error(number, out)?;
        }
        match count - shown {
            0 => Ok(()),
            left => write!(out, "\n\nand {left} more, which `{{:#}}` shows"),
        }
    }
}

impl Debug for WarmUpError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}
