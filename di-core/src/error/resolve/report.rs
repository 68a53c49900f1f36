//! How the error of `resolve` reads: one line for a log, or the full report.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use crate::error::build::{ProblemText, abridged};
use crate::error::resolve::{ResolveError, ResolveErrorKind, Step};
use crate::spec::one_line::on_one_line;
use crate::spec::type_name::marked;

impl ResolveError {
    /// Returns the path from the resolved key and the key's label, without repeating the headline.
    fn path_lines(&self) -> Vec<(&'static str, String)> {
        let Some(resolved) = self.0.path.last() else {
            return Vec::new();
        };
        let resolved_line = ("resolved", resolved.label.to_string());
        #[cfg(feature = "testing")]
        if self.0.kind == ResolveErrorKind::External {
            return Vec::new();
        }
        let failed_at_once = self.0.path.len() == 1 && resolved.site.is_none();
        if failed_at_once && self.0.kind == ResolveErrorKind::Constructor {
            return Vec::new();
        }
        if failed_at_once {
            return vec![resolved_line];
        }
        let steps: Vec<String> = self.0.path.iter().rev().map(Step::text).collect();
        vec![("path", abridged(&steps)), resolved_line]
    }

    /// Writes the failure and its cause on one line.
    fn write_line(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let line = ProblemText::new(self.0.text.headline.clone());
        out.write_str(&line.with_short_names().headline)?;
        match &self.0.cause {
            Some(cause) => write!(out, ": {}", on_one_line(&cause.to_string())),
            None => Ok(()),
        }
    }

    fn write_report(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let text = &self.0.text;
        let mut whole = ProblemText::new(text.headline.clone());
        whole.lines.extend(marked(|| self.path_lines()));
        whole.lines.extend(text.lines.iter().cloned());
        Display::fmt(&whole.with_short_names(), out)?;
        let mut next = self.0.cause.as_deref().map(|cause| cause as &dyn Error);
        let mut left = MAX_CAUSES;
        while let Some(cause) = next.filter(|_| left > 0) {
            write!(out, "\n     caused by  {cause}")?;
            next = cause.source();
            left -= 1;
        }
        Ok(())
    }
}

/// The maximum number of causes in a report, so that it is not longer than a screen.
const MAX_CAUSES: usize = 12;

impl Display for ResolveError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if out.alternate() {
            self.write_report(out)
        } else {
            self.write_line(out)
        }
    }
}

impl Debug for ResolveError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.write_report(out)
    }
}

impl Step {
    fn text(&self) -> String {
        self.site.unwrap_or_default().of(self.label.step())
    }
}
