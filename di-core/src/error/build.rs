//! The problems of a graph, all at once.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

/// Every problem that [`build`](crate::ContainerBuilder::build) found, in a fixed order.
///
/// `Display` and `Debug` write the same text, so that `unwrap`, `expect` and a `main` that returns
/// the error show it as it is meant to be read.
pub struct BuildError {
    problems: Vec<Problem>,
}

/// One problem of a graph: what is wrong, where, and what to do.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    kind: ProblemKind,
    text: ProblemText,
}

/// What is wrong with a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A struct is bound twice under one qualifier, or two entries have one key.
    Duplicate,
    /// A replacement or a decorator has nothing to work on.
    NoTarget,
    /// Nothing provides what a constructor needs.
    Missing,
    /// A constructor asks for one of a key, and several are bound.
    Ambiguous,
    /// A constructor needs, maybe through others, what it makes itself.
    Cycle,
    /// A singleton would hold something of a scope.
    Captive,
    /// A `Weak` of what nobody else holds.
    Dangling,
    /// Transient components need each other in a chain longer than a stack should hold.
    TooDeep,
}

/// The parts of a problem as they are read.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ProblemText {
    pub(crate) headline: String,
    /// What each line is about, and the line.
    pub(crate) lines: Vec<(&'static str, String)>,
}

impl BuildError {
    /// The error of these problems, or nothing where there are none.
    pub(crate) fn of(mut problems: Vec<Problem>) -> Result<(), Self> {
        problems.sort_by(|one, other| (one.kind, &one.text).cmp(&(other.kind, &other.text)));
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Self { problems })
        }
    }

    /// The problems, sorted by kind and then by text.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl Error for BuildError {}

impl Display for BuildError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.problems[..] {
            [problem] => write!(out, "the wiring has a problem: {problem}"),
            problems => {
                write!(out, "the wiring has {} problems", problems.len())?;
                for (number, problem) in problems.iter().enumerate() {
                    write!(out, "\n\n{}. {problem}", number + 1)?;
                }
                Ok(())
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

    /// What is wrong.
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

    pub(crate) fn line(mut self, about: &'static str, line: impl Into<String>) -> Self {
        self.lines.push((about, line.into()));
        self
    }

    pub(crate) fn lines(
        mut self,
        about: &'static str,
        lines: impl IntoIterator<Item = String>,
    ) -> Self {
        let lines = lines.into_iter().enumerate();
        self.lines
            .extend(lines.map(|(i, line)| (if i == 0 { about } else { "" }, line)));
        self
    }
}

/// The first and the last steps of a long way.
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
        for (about, line) in &self.lines {
            write!(out, "\n     {about:<10} {line}")?;
        }
        Ok(())
    }
}
