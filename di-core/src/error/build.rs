//! The error of `build()`: all problems of a graph at once.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use crate::spec::sort::sort_by;
use crate::spec::type_name::shortened;

/// All problems that [`build`](crate::ContainerBuilder::build) found, in a fixed order.
///
/// `Display` and `Debug` write the same text. So `unwrap`, `expect` and a `main` that returns the error
/// print it in readable form. They show the first 20 problems, and `{:#}` and `{:#?}` show all.
pub struct BuildError {
    problems: Vec<Problem>,
}

/// One problem of a graph: the fact, the location and the remedy.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    kind: ProblemKind,
    text: ProblemText,
}

/// The kind of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A struct is bound twice under one qualifier, two entries have one key, or one key is replaced twice.
    Duplicate,
    /// A replacement or a decorator has no target.
    NoTarget,
    /// A constructor needs a key that nothing provides.
    Missing,
    /// A constructor needs one binding of a key, but there are several.
    Ambiguous,
    /// A constructor needs its own value, directly or through other constructors. All cycles that have a
    /// constructor in common are one problem.
    Cycle,
    /// A singleton would hold a scoped value, or a value of a level would hold a value of an inner level.
    Captive,
    /// A component has `bind(..)`, and the entry of its module lists no trait. rustc reports most of these.
    Unlisted,
    /// A binding is eager, but is not a singleton.
    Eager,
    /// An async function constructs a binding of a container that is not started, or a transient.
    #[cfg(feature = "async")]
    Async,
    /// A hook would never run: its container is not started, or its value is not a singleton.
    #[cfg(feature = "async")]
    Hook,
    /// The levels of scopes are declared in contradictory orders.
    Levels,
    /// A `Weak` points to a transient value, which nothing else holds.
    Dangling,
    /// A dependency chain has more transient components than the stack may be able to hold.
    TooDeep,
}

/// The text of a problem, in parts.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ProblemText {
    pub(crate) headline: String,
    /// The lines, each with its label.
    pub(crate) lines: Vec<(&'static str, String)>,
}

impl BuildError {
    /// Returns an error with these problems, or `Ok` if there are none.
    pub(crate) fn of(mut problems: Vec<Problem>) -> Result<(), Self> {
        // Together, so that equal names of two problems are told apart too.
        shortened(problems.iter_mut().flat_map(|problem| problem.text.parts()));
        sort_by(&mut problems, |one, other| {
            (one.kind, &one.text).cmp(&(other.kind, &other.text))
        });
        problems.dedup();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Self { problems })
        }
    }

    /// Returns the problems, sorted by kind and then by text.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// The maximum number of problems that `{}` shows.
const MAX_PROBLEMS: usize = 20;

/// The maximum number of lines with one label that a message shows.
const MAX_LINES: usize = 6;

impl Error for BuildError {}

impl Display for BuildError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.problems[..] {
            [problem] => write!(out, "the wiring has a problem: {problem}"),
            problems => {
                write!(out, "the wiring has {} problems", problems.len())?;
                let is_complete = out.alternate() || problems.len() <= MAX_PROBLEMS;
                let shown = if is_complete {
                    problems.len()
                } else {
                    MAX_PROBLEMS
                };
                for (number, problem) in problems.iter().enumerate().take(shown) {
                    write!(out, "\n\n{}. {problem}", number + 1)?;
                }
                match problems.len() - shown {
                    0 => Ok(()),
                    left => write!(out, "\n\nand {left} more, which `{{:#}}` shows"),
                }
            }
        }
    }
}

impl Debug for BuildError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}

impl Problem {
    pub(crate) fn new(kind: ProblemKind, text: ProblemText) -> Self {
        Self { kind, text }
    }

    /// Returns the kind of the problem.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        self.kind
    }
}

impl Display for Problem {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.text, out)
    }
}

impl Debug for Problem {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}: {self}", self.kind)
    }
}

impl ProblemText {
    pub(crate) fn new(headline: String) -> Self {
        Self {
            headline,
            lines: Vec::new(),
        }
    }

    /// Shortens the names that were written within [`marked`](crate::spec::type_name::marked).
    pub(crate) fn with_short_names(mut self) -> Self {
        shortened(self.parts());
        self
    }

    fn parts(&mut self) -> impl Iterator<Item = &mut String> {
        let lines = self.lines.iter_mut().map(|(_, line)| line);
        std::iter::once(&mut self.headline).chain(lines)
    }

    pub(crate) fn line(mut self, label: &'static str, line: impl Into<String>) -> Self {
        self.lines.push((label, line.into()));
        self
    }

    /// Adds lines with one label. Of a long list, only the first lines are shown.
    pub(crate) fn lines(
        mut self,
        label: &'static str,
        lines: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut lines: Vec<String> = lines.into_iter().collect();
        if lines.len() > MAX_LINES {
            let more = format!("and {} more", lines.len() - (MAX_LINES - 1));
            lines.truncate(MAX_LINES - 1);
            lines.push(more);
        }
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        self.lines.extend(labels.zip(lines));
        self
    }
}

/// Joins the steps of a path. Of a long path only the first and the last steps are shown.
pub(crate) fn abridged(steps: &[String]) -> String {
    match (steps.first_chunk::<3>(), steps.last_chunk::<3>()) {
        (Some(first), Some(last)) if steps.len() > 8 => {
            format!("{} -> .. -> {}", first.join(" -> "), last.join(" -> "))
        }
        _ => steps.join(" -> "),
    }
}

impl Display for ProblemText {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.headline)?;
        for (label, line) in &self.lines {
            write!(out, "\n     {label:<10} {line}")?;
        }
        Ok(())
    }
}
