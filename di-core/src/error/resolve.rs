//! Why a value could not be had.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use crate::error::BoxError;
use crate::error::build::{ProblemText, abridged};
use crate::spec::key::Key;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Site;

/// Why a container or a scope could not give what was asked for, and on which way it failed.
///
/// `Display` says what failed, the way to it and what to do, but not why a constructor failed:
/// that is the [`source`](Error::source). `Debug` writes both.
pub struct ResolveError(Box<Failure>);

/// What went wrong in a [`ResolveError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResolveErrorKind {
    /// Nothing is bound to the key.
    Missing,
    /// One was asked for, and several are bound to the key.
    Ambiguous,
    /// A constructor asked for what is being made already.
    Cycle,
    /// Too many constructors run inside each other.
    TooDeep,
    /// A constructor returned an error, which is the [`source`](Error::source).
    Constructor,
    /// What is scoped was asked of the container itself.
    NoScope,
    /// The scope was opened without the seed.
    NoSeed,
    /// A scope was given a seed that is not declared, or one twice.
    WrongSeed,
    /// A reference was asked for to what is no singleton.
    NotSingleton,
    /// The container or the scope of a `Lazy`, a `Provider` or a factory is gone.
    Dropped,
    /// A `Dependency` asked for something else than it had described.
    Undescribed,
    /// A test graph would have to make a component that is `external`.
    #[cfg(feature = "testing")]
    External,
}

struct Failure {
    kind: ResolveErrorKind,
    text: ProblemText,
    /// The key that was not found, where that is what failed.
    key: Option<Key>,
    /// From what failed up to what was asked for.
    way: Vec<Step>,
    /// Whether a constructor returned it that had got it from a handle of its own.
    passed_on: bool,
    source: Option<BoxError>,
}

struct Step {
    label: Label,
    site: Option<Site>,
}

impl ResolveError {
    #[cold]
    pub(crate) fn new(kind: ResolveErrorKind, text: ProblemText) -> Self {
        Self(Box::new(Failure {
            kind,
            text,
            key: None,
            way: Vec::new(),
            passed_on: false,
            source: None,
        }))
    }

    /// The error of a constructor. One of ours that it passes on stays what it was.
    #[cold]
    pub(crate) fn of_constructor(error: BoxError) -> Self {
        match error.downcast::<Self>() {
            Ok(mut ours) => {
                ours.0.passed_on = true;
                *ours
            }
            Err(error) => {
                let mut failure = Self::new(ResolveErrorKind::Constructor, ProblemText::default());
                failure.0.source = Some(error);
                failure
            }
        }
    }

    #[cold]
    pub(crate) fn dropped(key: Key, what: &str) -> Self {
        let text = ProblemText::new(format!("{key} cannot be made: {what} is gone")).line(
            "help",
            "keep the `Container` or the `Scope` alive as long as something asks it",
        );
        Self::new(ResolveErrorKind::Dropped, text)
    }

    /// Notes that what failed was being made for a field of this.
    #[cold]
    pub(crate) fn on_the_way(mut self, label: Label, site: Option<Site>) -> Self {
        let failure = &mut *self.0;
        if failure.kind == ResolveErrorKind::Constructor && failure.text.headline.is_empty() {
            failure.text.headline = match label.role {
                Role::Decorator => format!("{label} failed"),
                _ => format!("the constructor of {label} failed"),
            };
        }
        failure.passed_on = false;
        failure.way.push(Step { label, site });
        self
    }

    #[cold]
    pub(crate) fn about(mut self, key: Key) -> Self {
        self.0.key = Some(key);
        self
    }

    /// The key that was not found by who asked for it directly.
    pub(crate) fn key_not_found(&self) -> Option<Key> {
        self.0.key.filter(|_| self.0.way.is_empty())
    }

    /// Whether it says that what was asked for is not there, and not that it is broken.
    pub(crate) fn is_absence(&self) -> bool {
        match self.0.kind {
            ResolveErrorKind::Missing => self.0.way.is_empty(),
            ResolveErrorKind::NoSeed => {
                let mut roles = self.0.way.iter().map(|step| step.label.role);
                roles.all(|role| matches!(role, Role::Seed | Role::Decorator))
            }
            _ => false,
        }
    }

    /// Whether it came up while a dependency was fetched, and not in the constructor itself.
    pub(crate) fn is_of_dependency(&self) -> bool {
        let own = self.0.kind == ResolveErrorKind::Constructor && self.0.way.is_empty();
        !own && !self.0.passed_on
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ResolveErrorKind {
        self.0.kind
    }

    /// The error that a constructor returned, if it is an `E`.
    ///
    /// ```
    /// # use wirework_core::{Container, bind};
    /// # use std::num::ParseIntError;
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to(|| "http".parse::<u16>()))
    ///     .build()?;
    ///
    /// let error = container.resolve::<u16>().unwrap_err();
    /// assert!(error.constructor_error::<ParseIntError>().is_some());
    /// # Ok::<(), wirework_core::BuildError>(())
    /// ```
    #[must_use]
    pub fn constructor_error<E: Error + 'static>(&self) -> Option<&E> {
        self.0.source.as_deref()?.downcast_ref()
    }

    /// The way from what was asked for, and what that is; no more than the headline says.
    fn way(&self) -> Vec<(&'static str, String)> {
        let Some(asked) = self.0.way.last() else {
            return Vec::new();
        };
        let asked_of = ("asked for", asked.label.to_string());
        #[cfg(feature = "testing")]
        if self.0.kind == ResolveErrorKind::External {
            return Vec::new();
        }
        let failed_at_once = self.0.way.len() == 1 && asked.site.is_none();
        if failed_at_once && self.0.kind == ResolveErrorKind::Constructor {
            return Vec::new();
        }
        if failed_at_once {
            return vec![asked_of];
        }
        let steps: Vec<String> = self.0.way.iter().rev().map(Step::spelling).collect();
        vec![("on the way", abridged(&steps)), asked_of]
    }
}

impl Step {
    fn spelling(&self) -> String {
        self.site.unwrap_or_default().of(self.label.step())
    }
}

impl Error for ResolveError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl Display for ResolveError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let text = &self.0.text;
        let mut whole = ProblemText::new(text.headline.clone());
        whole.lines.extend(self.way());
        whole.lines.extend(text.lines.iter().cloned());
        Display::fmt(&whole, out)
    }
}

impl Debug for ResolveError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)?;
        let mut source = self.source();
        while let Some(error) = source {
            write!(out, "\n     caused by  {error}")?;
            source = error.source();
        }
        Ok(())
    }
}
