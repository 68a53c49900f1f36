//! `Keyed` and `Cloned`: wrappers that change how a dependency is resolved.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::key::Key;
use crate::spec::request::{Needs, Request};
use crate::spec::shareable::Shareable;

/// The dependency `D`, resolved under the qualifier `Q`.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Keyed, bind};
///
/// struct Primary;
///
/// let container = Container::builder()
///     .add(bind::<String>().to_value("any".into()))
///     .add(bind::<String>().key::<Primary>().to_value("the first".into()))
///     .build()?;
///
/// let first = container.get::<Keyed<Primary, Arc<String>>>()?;
/// assert_eq!(**first, "the first");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Keyed<Q: ?Sized, D> {
    dependency: D,
    qualifier: PhantomData<fn() -> *const Q>,
}

/// A clone of the value that is bound to `T`.
///
/// It is meant for handles that are cheap to clone, such as a connection pool.
///
/// ```
/// use wirework::{Cloned, Container, bind};
///
/// #[derive(Clone)]
/// struct Pool;
///
/// let container = Container::builder()
///     .add(bind::<Pool>().to_value(Pool))
///     .build()?;
/// let Cloned(pool): Cloned<Pool> = container.get()?;
/// # let _: Pool = pool;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cloned<T>(pub T);

impl<Q: ?Sized, D> Keyed<Q, D> {
    /// Wraps a dependency by hand.
    pub fn new(dependency: D) -> Self {
        Self {
            dependency,
            qualifier: PhantomData,
        }
    }

    /// Returns the dependency.
    pub fn into_inner(self) -> D {
        self.dependency
    }

    #[cfg(feature = "testing")]
    pub(crate) fn dependency_mut(&mut self) -> &mut D {
        &mut self.dependency
    }
}

impl<Q: ?Sized + 'static, D: Dependency> Dependency for Keyed<Q, D> {
    const RUNS_CODE: bool = D::RUNS_CODE;

    fn describe(needs: &mut Needs) {
        needs.keyed::<Q>(D::describe);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        context.keyed::<Q, D>(D::resolve).map(Self::new)
    }

    fn is_absent(keyed: &Self) -> bool {
        D::is_absent(keyed)
    }
}

impl<Q: ?Sized, D> Deref for Keyed<Q, D> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.dependency
    }
}

impl<Q: ?Sized, D: Clone> Clone for Keyed<Q, D> {
    fn clone(&self) -> Self {
        Self::new(self.dependency.clone())
    }
}

impl<Q: ?Sized, D: Debug> Debug for Keyed<Q, D> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Keyed").field(&self.dependency).finish()
    }
}

impl<T> Cloned<T> {
    /// Returns the clone.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: Shareable + Clone> Dependency for Cloned<T> {
    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Request::Cloned);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let value = <Arc<T>>::resolve(context)?;
        Ok(Self(Arc::unwrap_or_clone(value)))
    }
}

impl<T> Deref for Cloned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
