//! `Lazy` and `Provider`: dependencies that a consumer resolves after its construction.

use std::fmt::{self, Debug, Formatter};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use crate::dependency::Dependency;
use crate::dependency::handle::{Cached, Handle};
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::runtime::primitives::OnceCell;
use crate::runtime::sync::Turn;
use crate::spec::key::Key;
use crate::spec::request::{Needs, Request};
use crate::spec::shareable::Shareable;

/// A dependency that is resolved at the first use, and then cached.
///
/// `build()` checks it like any other dependency. Its value may depend on the consumer that holds the
/// `Lazy`, directly or through others, so it may close a dependency cycle.
///
/// A `Lazy` does not keep its container alive. If its value may hold the `Lazy`, so that both would never be
/// dropped, the `Lazy` has a weak reference. The container or the scope owns the value, and drops it with the
/// `Lazy` or at its own end.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Lazy, bind};
///
/// struct Report(String);
/// struct Printer(Lazy<Report>);
///
/// let container = Container::builder()
///     .add(bind::<Report>().to(|| Report("costly".into())))
///     .add(bind::<Printer>().to(Printer))
///     .build()?;
///
/// let printer = container.resolve::<Printer>()?;   // no report is constructed yet
/// assert_eq!(printer.0.get()?.0, "costly");
///
/// let by_hand = Printer(Lazy::from(Arc::new(Report("a test's own".into()))));
/// assert_eq!(by_hand.0.get()?.0, "a test's own");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Lazy<T: ?Sized> {
    cached: OnceCell<Cached<T>>,
    handle: Option<Handle<T>>,
    /// The right to resolve the value for the first time.
    first: Turn,
}

/// A dependency that is resolved at each use.
///
/// If `T` is transient, each [`get`](Self::get) constructs a new value. `build()` checks a `Provider` like
/// any other dependency. Like a [`Lazy`], it may close a cycle and does not keep its container alive.
///
/// A constructor cannot resolve its own binding on its thread, even if the recursion would end. This holds
/// for transient values too, and for a scoped value of another scope: [`get`](Self::get) returns an error.
/// Call `get` in a method after construction, or construct nested values in one constructor.
///
/// ```
/// use wirework::{Container, Provider, bind};
///
/// struct Connection;
/// struct Pool(Provider<Connection>);
///
/// let container = Container::builder()
///     .add(bind::<Connection>().to(|| Connection).transient())
///     .add(bind::<Pool>().to(Pool))
///     .build()?;
///
/// let pool = container.resolve::<Pool>()?;
/// let (one, other) = (pool.0.get()?, pool.0.get()?);
/// assert!(!std::sync::Arc::ptr_eq(&one, &other));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Provider<T: ?Sized>(Source<T>);

enum Source<T: ?Sized> {
    Handle(Handle<T>),
    Function(Arc<dyn Fn() -> Arc<T> + Send + Sync>),
    Value(Arc<T>),
}

impl<T: Shareable + ?Sized> Lazy<T> {
    /// Returns the value that is bound to `T`. The first call resolves it. Calls on other threads wait for it.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if
    ///
    /// - the value cannot be resolved;
    /// - the constructor of the value calls this method while it runs;
    /// - the container was dropped, or the scope of a value that is no singleton.
    pub fn get(&self) -> Result<Arc<T>, ResolveError> {
        match (self.cached.get(), &self.handle) {
            (Some(Cached::Strong(value)), _) => Ok(Arc::clone(value)),
            (Some(Cached::Weak { value, .. }), _) => {
                value.upgrade().ok_or_else(|| self.value_was_dropped())
            }
            (None, Some(handle)) => self.resolve_first(handle),
            (None, None) => Err(self.value_was_dropped()),
        }
    }

    /// Returns the error for a value that the container or the scope has dropped at its end.
    #[cold]
    fn value_was_dropped(&self) -> ResolveError {
        let realm = self.handle.as_ref().map(Handle::realm);
        match realm {
            Some(Err(error)) => error,
            _ => ResolveError::dropped(Key::of::<T>(), "its container"),
        }
    }

    /// Resolves the value, unless another thread does. Then this thread waits for that value.
    #[cold]
    fn resolve_first(&self, handle: &Handle<T>) -> Result<Arc<T>, ResolveError> {
        let cached = || match self.cached.get()? {
            Cached::Strong(value) => Some(Arc::clone(value)),
            Cached::Weak { value, .. } => value.upgrade(),
        };
        handle.get_in_turn(&self.first, cached, |value| self.cache(handle, value))
    }

    /// Returns the handle that resolves the value, unless the value is cached.
    #[cfg(feature = "async")]
    pub(crate) fn unresolved(&self) -> Option<&Handle<T>> {
        self.handle.as_ref().filter(|_| self.cached.get().is_none())
    }

    /// Caches a value that the handle has resolved. If another thread was faster, this returns that thread's
    /// value.
    pub(crate) fn cache(&self, handle: &Handle<T>, value: Arc<T>) -> Arc<T> {
        match self.cached.get_or_init(|| handle.cache(&value)) {
            Cached::Strong(first) => Arc::clone(first),
            Cached::Weak { value: first, .. } => first.upgrade().unwrap_or(value),
        }
    }
}

// A panic of a constructor leaves nothing half done: the cell stays empty, and no lock is poisoned.
impl<T: ?Sized> UnwindSafe for Lazy<T> {}
impl<T: ?Sized> RefUnwindSafe for Lazy<T> {}

/// Wraps a value in a `Lazy`, for tests and for wiring by hand.
impl<T: ?Sized> From<Arc<T>> for Lazy<T> {
    fn from(value: Arc<T>) -> Self {
        Self {
            cached: OnceCell::with_value(Cached::Strong(value)),
            handle: None,
            first: Turn::new(),
        }
    }
}

impl<T: ?Sized> Lazy<T> {
    pub(crate) fn with_handle(handle: Handle<T>) -> Self {
        Self {
            cached: OnceCell::new(),
            handle: Some(handle),
            first: Turn::new(),
        }
    }
}

impl<T: Shareable + ?Sized> Dependency for Lazy<T> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Request::Deferred("Lazy"));
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Handle::resolve(context).map(Self::with_handle)
    }
}

impl<T: ?Sized> Debug for Lazy<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let is_resolved = self.cached.get().is_some();
        out.debug_struct("Lazy")
            .field("is_resolved", &is_resolved)
            .finish_non_exhaustive()
    }
}

impl<T: Shareable + ?Sized> Provider<T> {
    /// Resolves the value that is bound to `T`.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if
    ///
    /// - the value cannot be resolved;
    /// - the constructor of the value calls this method while it runs;
    /// - the container was dropped, or the scope of a value that is no singleton.
    pub fn get(&self) -> Result<Arc<T>, ResolveError> {
        match &self.0 {
            Source::Handle(handle) => handle.get(),
            Source::Function(function) => Ok(function()),
            Source::Value(value) => Ok(Arc::clone(value)),
        }
    }

    /// Returns a provider that calls a function at each use, for tests and for wiring by hand.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::Provider;
    /// let numbers = Provider::from_fn(|| Arc::new(7));
    /// assert_eq!(*numbers.get()?, 7);
    /// # Ok::<(), wirework::ResolveError>(())
    /// ```
    #[must_use]
    pub fn from_fn(function: impl Fn() -> Arc<T> + Send + Sync + 'static) -> Self {
        Self(Source::Function(Arc::new(function)))
    }
}

// A panic of a constructor leaves nothing half done: the cell stays empty, and no lock is poisoned.
impl<T: ?Sized> UnwindSafe for Provider<T> {}
impl<T: ?Sized> RefUnwindSafe for Provider<T> {}

/// Wraps a value in a `Provider` that returns it at each use, for tests and for wiring by hand.
///
/// ```
/// # use std::sync::Arc;
/// # use wirework::Provider;
/// let seven = Provider::from(Arc::new(7));
/// assert_eq!(*seven.get()?, 7);
/// # Ok::<(), wirework::ResolveError>(())
/// ```
impl<T: ?Sized> From<Arc<T>> for Provider<T> {
    fn from(value: Arc<T>) -> Self {
        Self(Source::Value(value))
    }
}

impl<T: ?Sized> Provider<T> {
    /// Returns the handle that resolves the values, unless they come from a function or by hand.
    #[cfg(feature = "async")]
    pub(crate) fn handle(&self) -> Option<&Handle<T>> {
        match &self.0 {
            Source::Handle(handle) => Some(handle),
            Source::Function(_) | Source::Value(_) => None,
        }
    }

    pub(crate) fn with_handle(handle: Handle<T>) -> Self {
        Self(Source::Handle(handle))
    }
}

impl<T: Shareable + ?Sized> Dependency for Provider<T> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Request::Deferred("Provider"));
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Handle::resolve(context).map(Self::with_handle)
    }
}

impl<T: ?Sized> Clone for Provider<T> {
    fn clone(&self) -> Self {
        Self(match &self.0 {
            Source::Handle(handle) => Source::Handle(handle.clone()),
            Source::Function(function) => Source::Function(Arc::clone(function)),
            Source::Value(value) => Source::Value(Arc::clone(value)),
        })
    }
}

impl<T: ?Sized> Debug for Provider<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Provider").finish_non_exhaustive()
    }
}
