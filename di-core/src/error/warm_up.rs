//! The error of `warm_up`.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use crate::error::ResolveError;

/// The errors of all eager singletons that [`warm_up`](crate::Container::warm_up) could not construct.
///
/// `Display` and `Debug` write all of them.
pub struct WarmUpError(Vec<ResolveError>);

impl WarmUpError {
    /// Returns an error with these failures, or `Ok` if there are none.
    pub(crate) fn of(failures: Vec<ResolveError>) -> Result<(), Self> {
        if failures.is_empty() {
            Ok(())
        } else {
            Err(Self(failures))
        }
    }

    /// Returns the error of each singleton, in the order of registration.
    #[must_use]
    pub fn errors(&self) -> &[ResolveError] {
        &self.0
    }
}

impl Error for WarmUpError {}

impl Display for WarmUpError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.0[..] {
            [error] => write!(out, "an eager singleton failed: {error:?}"),
            errors => {
                write!(out, "{} eager singletons failed", errors.len())?;
                for (number, error) in errors.iter().enumerate() {
                    write!(out, "\n\n{}. {error:?}", number + 1)?;
                }
                Ok(())
            }
        }
    }
}

impl Debug for WarmUpError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}
