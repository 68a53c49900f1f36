//! `Lazy` and `Provider`: dependencies that are asked for after construction.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Weak};

use once_cell::sync::OnceCell;

use crate::dependency::{Dependency, Handle};
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::key::Key;
use crate::spec::request::{Needs, Request};
use crate::spec::shareable::Shareable;

/// A dependency that is asked for at the first use, and kept.
///
/// What is behind a `Lazy` is checked by `build()` as everything else is, but may need, maybe
/// through others, who has the `Lazy`: it closes a cycle that constructors could not. It does not
/// keep its container alive, and where it closes a cycle of what the container shares, it leaves
/// it to the container to keep the value, so that nothing leaks.
///
/// ```
/// use std::sync::Arc;
/// use wirework_core::{Container, Lazy, bind};
///
/// struct Report(String);
/// struct Printer(Lazy<Report>);
///
/// let container = Container::builder()
///     .add(bind::<Report>().to(|| Report("costly".into())))
///     .add(bind::<Printer>().to(Printer))
///     .build()?;
///
/// let printer = container.resolve::<Printer>()?;   // no report is made yet
/// assert_eq!(printer.0.get()?.0, "costly");
///
/// let by_hand = Printer(Lazy::from(Arc::new(Report("a test's own".into()))));
/// assert_eq!(by_hand.0.get()?.0, "a test's own");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Lazy<T: ?Sized> {
    kept: OnceCell<AnyValue<T>>,
    handle: Option<Handle<T>>,
}

enum AnyValue<T: ?Sized> {
    Strong(Arc<T>),
    /// The container keeps it, as it may keep who has the `Lazy`.
    Weak(Weak<T>),
}

/// A dependency that is asked for at each use.
///
/// Each [`get`](Self::get) of a transient makes a new one. Like a [`Lazy`], it is checked by
/// `build()`, may close a cycle, and does not keep its container alive.
///
/// ```
/// use wirework_core::{Container, Provider, bind};
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
pub struct Provider<T: ?Sized>(Given<T>);

enum Given<T: ?Sized> {
    Handle(Handle<T>),
    Function(Arc<dyn Fn() -> Arc<T> + Send + Sync>),
    Value(Arc<T>),
}

impl<T: Shareable + ?Sized> Lazy<T> {
    /// What is bound to `T`: asked for now if it was not before.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where it can't be made, where it is being made and asks for itself,
    /// and where the container or the scope is gone.
    pub fn get(&self) -> Result<Arc<T>, ResolveError> {
        match (self.kept.get(), &self.handle) {
            (Some(AnyValue::Strong(value)), _) => Ok(Arc::clone(value)),
            (Some(AnyValue::Weak(value)), _) => value
                .upgrade()
                .ok_or_else(|| ResolveError::dropped(Key::of::<T>(), "its container")),
            (None, Some(handle)) => self.ask(handle),
            (None, None) => Err(ResolveError::dropped(Key::of::<T>(), "its container")),
        }
    }

    /// Another thread may have asked meanwhile: the first value stays.
    fn ask(&self, handle: &Handle<T>) -> Result<Arc<T>, ResolveError> {
        let value = handle.get()?;
        let kept = if handle.closes_cycle {
            AnyValue::Weak(Arc::downgrade(&value))
        } else {
            AnyValue::Strong(Arc::clone(&value))
        };
        match self.kept.get_or_init(|| kept) {
            AnyValue::Strong(first) => Ok(Arc::clone(first)),
            AnyValue::Weak(first) => Ok(first.upgrade().unwrap_or(value)),
        }
    }
}

/// A `Lazy` that has its value: for tests, and for wiring by hand.
impl<T: ?Sized> From<Arc<T>> for Lazy<T> {
    fn from(value: Arc<T>) -> Self {
        Self {
            kept: OnceCell::with_value(AnyValue::Strong(value)),
            handle: None,
        }
    }
}

impl<T: Shareable + ?Sized> Dependency for Lazy<T> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Request::Deferred("Lazy"));
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Ok(Self {
            kept: OnceCell::new(),
            handle: Some(Handle::resolve(context)?),
        })
    }
}

impl<T: ?Sized> Debug for Lazy<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let asked = self.kept.get().is_some();
        out.debug_struct("Lazy")
            .field("asked", &asked)
            .finish_non_exhaustive()
    }
}

impl<T: Shareable + ?Sized> Provider<T> {
    /// What is bound to `T`.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where it can't be made, where it is being made and asks for itself,
    /// and where the container or the scope is gone.
    pub fn get(&self) -> Result<Arc<T>, ResolveError> {
        match &self.0 {
            Given::Handle(handle) => handle.get(),
            Given::Function(function) => Ok(function()),
            Given::Value(value) => Ok(Arc::clone(value)),
        }
    }

    /// A provider that calls a function: for tests, and for wiring by hand.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework_core::Provider;
    /// let numbers = Provider::from_fn(|| Arc::new(7));
    /// assert_eq!(*numbers.get()?, 7);
    /// # Ok::<(), wirework_core::ResolveError>(())
    /// ```
    #[must_use]
    pub fn from_fn(function: impl Fn() -> Arc<T> + Send + Sync + 'static) -> Self {
        Self(Given::Function(Arc::new(function)))
    }
}

/// A `Provider` that gives this one each time: for tests, and for wiring by hand.
///
/// ```
/// # use std::sync::Arc;
/// # use wirework_core::Provider;
/// let seven = Provider::from(Arc::new(7));
/// assert_eq!(*seven.get()?, 7);
/// # Ok::<(), wirework_core::ResolveError>(())
/// ```
impl<T: ?Sized> From<Arc<T>> for Provider<T> {
    fn from(value: Arc<T>) -> Self {
        Self(Given::Value(value))
    }
}

impl<T: Shareable + ?Sized> Dependency for Provider<T> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Request::Deferred("Provider"));
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Handle::resolve(context).map(|handle| Self(Given::Handle(handle)))
    }
}

impl<T: ?Sized> Clone for Provider<T> {
    fn clone(&self) -> Self {
        Self(match &self.0 {
            Given::Handle(handle) => Given::Handle(handle.clone()),
            Given::Function(function) => Given::Function(Arc::clone(function)),
            Given::Value(value) => Given::Value(Arc::clone(value)),
        })
    }
}

impl<T: ?Sized> Debug for Provider<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Provider").finish_non_exhaustive()
    }
}
