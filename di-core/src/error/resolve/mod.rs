//! The error of `resolve`.

mod report;

use std::error::Error;
use std::sync::Arc;

use crate::error::BoxError;
use crate::error::build::ProblemText;
use crate::spec::key::Key;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Site;
use crate::spec::type_name::marked;

/// The error of a container or a scope that could not resolve a key, with the path to the failure.
///
/// `{}` writes one line for a log: the failure and, after a colon, the error that a constructor returned.
/// `{:#}` and `{:?}` write the full report: the failure, the path to it, the remedy, and all causes.
///
/// [`constructor_error`](Self::constructor_error) returns the error of the constructor. The
/// [`source`](Error::source) is the source of that error. So a printer that follows the sources, such as
/// `anyhow`, prints each cause once.
///
/// ```
/// # use std::error::Error;
/// # use wirework::{Container, bind};
/// let container = Container::builder()
///     .add(bind::<u16>().to(|| "http".parse::<u16>()))
///     .build()?;
///
/// let error = container.resolve::<u16>().unwrap_err();
/// let line = error.to_string();
/// assert!(line.starts_with("the constructor of `u16` (registered at "));
/// assert!(line.ends_with(") failed: invalid digit found in string"));
/// assert!(error.source().is_none());
/// # Ok::<(), wirework::BuildError>(())
/// ```
pub struct ResolveError(Box<Failure>);

/// The kind of a [`ResolveError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResolveErrorKind {
    /// Nothing is bound to the key.
    Missing,
    /// The caller resolved one binding, but several are bound to the key.
    Ambiguous,
    /// The caller resolved a `Weak` of a transient, which nothing would hold.
    Dangling,
    /// A constructor resolved a value that is already being constructed.
    Cycle,
    /// Too many constructor calls are nested.
    TooDeep,
    /// A thread waited longer for the constructor of another thread than
    /// [`wait_limit`](crate::ContainerBuilder::wait_limit) allows.
    TimedOut,
    /// A constructor returned an error, which [`constructor_error`](ResolveError::constructor_error) returns.
    Constructor,
    /// The caller resolved a scoped key from the container instead of a scope.
    NoScope,
    /// The scope was opened without the required seed.
    NoSeed,
    /// The caller passed an undeclared seed to a scope, or one seed twice.
    WrongSeed,
    /// The caller resolved a reference to a value that is not a singleton.
    NotSingleton,
    /// The container or the scope of a `Lazy`, a `Provider` or a factory was dropped.
    Dropped,
    /// The container was stopped, which the feature `async` does.
    Stopped,
    /// A `Dependency` resolved a key that its `describe` did not list.
    Undescribed,
    /// An async function constructs the value, or one below it, and has not ended yet.
    #[cfg(feature = "async")]
    NeedsAsync,
    /// A constructor panicked while `start` or `resolve_async` ran it.
    #[cfg(feature = "async")]
    Panicked,
    /// A test graph would have to construct an `external` component.
    #[cfg(feature = "testing")]
    External,
}

#[cfg_attr(feature = "async", derive(Clone))]
struct Failure {
    kind: ResolveErrorKind,
    text: ProblemText,
    /// The key that could not be resolved, if the look-up failed.
    key: Option<Key>,
    /// The path from the failure up to the resolved key.
    path: Vec<Step>,
    /// The innermost singleton that failed: the address of its store, and its slot.
    singleton: Option<(usize, u32)>,
    /// True if a constructor returned the error of one of its own handles.
    is_forwarded: bool,
    /// The error that a constructor returned.
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

#[cfg_attr(feature = "async", derive(Clone))]
struct Step {
    label: Label,
    site: Option<Site>,
}

impl Step {
    /// Returns whether the step is a seed, or a decorator that failed because the value inside it did.
    fn is_of_seed(&self) -> bool {
        match self.label.role {
            Role::Seed => true,
            Role::Decorator => self.site == Some(Site::Nowhere),
            _ => false,
        }
    }
}

impl ResolveError {
    #[cold]
    pub(crate) fn new(kind: ResolveErrorKind, text: ProblemText) -> Self {
        Self(Box::new(Failure {
            kind,
            text,
            key: None,
            path: Vec::new(),
            singleton: None,
            is_forwarded: false,
            cause: None,
        }))
    }

    /// Wraps the error of a constructor. A [`ResolveError`] that the constructor forwards is kept as it is.
    #[cold]
    pub(crate) fn of_constructor(error: BoxError) -> Self {
        match error.downcast::<Self>() {
            Ok(mut ours) => {
                ours.0.is_forwarded = true;
                *ours
            }
            Err(error) => {
                let mut failure = Self::new(ResolveErrorKind::Constructor, ProblemText::default());
                failure.0.cause = Some(Arc::from(error));
                failure
            }
        }
    }

    /// Returns the error of a handle that resolves a key after its container or scope.
    #[cold]
    pub(crate) fn dropped(key: Key, what: &str) -> Self {
        Self::ended(&format!("{key} cannot be resolved"), what)
    }

    /// Returns the error of a `ScopeFactory` after its container or scope.
    #[cold]
    pub(crate) fn no_more_scopes(what: &str) -> Self {
        Self::ended("no scope can be opened", what)
    }

    fn ended(refusal: &str, what: &str) -> Self {
        let text = ProblemText::new(format!("{refusal}: {what} was dropped")).line(
            "help",
            "keep the `Container` or the `Scope` alive while it is in use",
        );
        Self::new(ResolveErrorKind::Dropped, text)
    }

    /// Adds a step to the path: the failed value was constructed for a site of this label.
    #[cold]
    pub(crate) fn with_consumer(mut self, label: &Label, site: Option<Site>) -> Self {
        let failure = &mut *self.0;
        if failure.kind == ResolveErrorKind::Constructor && failure.text.headline.is_empty() {
            failure.text.headline = marked(|| match label.role {
                Role::Decorator => format!("{label} failed"),
                _ => format!("the constructor of {label} failed"),
            });
        }
        failure.is_forwarded = false;
        failure.path.push(Step {
            label: label.clone(),
            site,
        });
        self
    }

    /// Records a singleton that could not be constructed, unless one inside it was the reason.
    pub(crate) fn with_singleton(mut self, store: usize, slot: u32) -> Self {
        self.0.singleton.get_or_insert((store, slot));
        self
    }

    /// Returns the slot of the innermost singleton that failed, if it is one of this store.
    pub(crate) fn failed_singleton(&self, store: usize) -> Option<u32> {
        let (of, slot) = self.0.singleton?;
        (of == store).then_some(slot)
    }

    /// Returns the same error for another caller of the construction that failed.
    #[cfg(feature = "async")]
    pub(crate) fn shared(&self) -> Self {
        Self(self.0.clone())
    }

    /// Records the key that the caller could not resolve.
    #[cold]
    pub(crate) fn with_key(mut self, key: Key) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Returns the key that could not be resolved, if the caller resolved it directly.
    pub(crate) fn unresolved_key(&self) -> Option<Key> {
        self.0.key.filter(|_| self.0.path.is_empty())
    }

    /// Returns whether the resolved key is absent, rather than present and broken.
    pub(crate) fn is_absence(&self) -> bool {
        match self.0.kind {
            // A map that would miss entries has no such key.
            ResolveErrorKind::Missing => self.unresolved_key().is_some(),
            ResolveErrorKind::NoSeed => self.0.path.iter().all(Step::is_of_seed),
            _ => false,
        }
    }

    /// Returns whether the error comes from resolving a dependency, and not from the constructor itself.
    pub(crate) fn is_of_dependency(&self) -> bool {
        let own = self.0.kind == ResolveErrorKind::Constructor && self.0.path.is_empty();
        !own && !self.0.is_forwarded
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> ResolveErrorKind {
        self.0.kind
    }

    /// Returns the error of the constructor, if it is an `E`.
    ///
    /// ```
    /// # use wirework::{Container, bind};
    /// # use std::num::ParseIntError;
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to(|| "http".parse::<u16>()))
    ///     .build()?;
    ///
    /// let error = container.resolve::<u16>().unwrap_err();
    /// assert!(error.constructor_error::<ParseIntError>().is_some());
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    #[must_use]
    pub fn constructor_error<E: Error + 'static>(&self) -> Option<&E> {
        self.0.cause.as_deref()?.downcast_ref()
    }
}

impl Error for ResolveError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.as_deref()?.source()
    }
}
