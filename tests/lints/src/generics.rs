//! Generic components.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::Arc;

use wirework::{Dependency, Injectable, Lazy};

use crate::components::{Audit, Mailer, Unit};

/// An entity that is stored in rows.
pub trait Entity: Send + Sync + 'static {
    /// The type of the identifier.
    type Id: Clone + Debug + Eq + Hash + Send + Sync + 'static;
}

/// A store of entities.
pub trait Repository<T: Entity>: Send + Sync {
    /// Returns the number of entities.
    fn count(&self) -> usize;
}

/// A parameter with a bound.
#[derive(Debug, Injectable)]
#[inject(external, bind(dyn Repository<T>), new)]
pub struct InMemory<T: Entity> {
    /// The rows.
    rows: Arc<Vec<T::Id>>,
    #[inject(skip)]
    entity: PhantomData<fn() -> T>,
}

impl<T: Entity> Repository<T> for InMemory<T> {
    fn count(&self) -> usize {
        let _: PhantomData<fn() -> T> = self.entity;
        self.rows.len()
    }
}

/// A where-clause.
#[derive(Debug, Injectable)]
#[inject(transient)]
pub struct Conditions<A, B>
where
    A: Clone + Display + Send + Sync + 'static,
    B: From<A> + Send + Sync + 'static,
    Arc<B>: Debug,
{
    /// One part.
    pub first: Arc<A>,
    /// Another.
    pub second: Option<Arc<B>>,
    #[inject(clone)]
    third: A,
}

impl<A, B> Conditions<A, B>
where
    A: Clone + Display + Send + Sync + 'static,
    B: From<A> + Send + Sync + 'static,
    Arc<B>: Debug,
{
    /// Converts.
    #[must_use]
    pub fn convert(&self) -> B {
        B::from(self.third.clone())
    }
}

/// A const parameter and a default.
#[derive(Debug, Injectable)]
#[inject(new)]
pub struct Numbered<const N: usize, T: Send + Sync + 'static = Unit> {
    /// Some bytes.
    pub bytes: Arc<[u8; N]>,
    /// A part.
    pub part: Arc<T>,
}

/// A part that may be unsized.
#[derive(Debug, Injectable)]
pub struct Unsized<T: ?Sized + Send + Sync + 'static = dyn Mailer> {
    /// A part.
    pub part: Arc<T>,
    /// The same part, deferred.
    pub later: Lazy<T>,
}

/// Any dependency.
#[derive(Debug, Injectable)]
#[inject(new)]
pub struct Any<D>(pub D)
where
    D: Dependency + Send + Sync + 'static;

/// A bound for all lifetimes.
#[derive(Debug, Injectable)]
pub struct Higher<F>
where
    F: for<'a> Fn(&'a str) -> &'a str + Send + Sync + 'static,
{
    /// A function.
    pub function: Arc<F>,
}

/// Parameters that no injected field uses.
#[derive(Clone, Copy, Debug, Injectable)]
#[inject(external, bind(dyn Audit), scoped)]
pub struct Marked<T: Send + Sync + 'static>(#[inject(skip)] PhantomData<T>);

impl<T: Send + Sync + 'static> Audit for Marked<T> {}

/// A generic constructor function.
#[derive(Debug, Injectable)]
#[inject(constructor = Self::make)]
pub struct Made<T: Clone + Send + Sync + 'static>(T);

impl<T: Clone + Send + Sync + 'static> Made<T> {
    /// Constructs one.
    #[must_use]
    pub fn make(part: Arc<T>) -> Self {
        Self(Arc::unwrap_or_clone(part))
    }

    /// The dependency.
    pub const fn part(&self) -> &T {
        &self.0
    }
}
