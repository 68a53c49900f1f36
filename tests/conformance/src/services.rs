//! The services that the behaviours register.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

/// A service behind a trait.
pub trait Service: Send + Sync {
    /// Returns the name of the implementation.
    fn name(&self) -> String;
}

/// An implementation with a given name.
#[derive(Debug)]
pub struct Named(pub &'static str);

impl Service for Named {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

/// Returns a service of this name.
#[must_use]
pub fn named(name: &'static str) -> Arc<dyn Service> {
    Arc::new(Named(name))
}

/// Returns the names of services.
#[must_use]
pub fn names(services: &[Arc<dyn Service>]) -> Vec<String> {
    services.iter().map(|service| service.name()).collect()
}

/// A service around another one, with the name `label(inner)`.
struct Wrapped {
    label: &'static str,
    inner: Arc<dyn Service>,
}

impl Service for Wrapped {
    fn name(&self) -> String {
        format!("{}({})", self.label, self.inner.name())
    }
}

/// Returns a service of this label around another one.
#[must_use]
pub fn wrapped(label: &'static str, inner: Arc<dyn Service>) -> Arc<dyn Service> {
    Arc::new(Wrapped { label, inner })
}

/// Returns a function that wraps a service.
pub fn wrap(label: &'static str) -> impl Fn(Arc<dyn Service>) -> Arc<dyn Service> + Send + Sync {
    move |inner| wrapped(label, inner)
}

/// A value with the number of its construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serial(pub usize);

/// The error of a constructor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl Display for Refused {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("refused")
    }
}

impl Error for Refused {}

/// Panics with the text `on purpose`.
///
/// # Panics
///
/// Panics always.
#[must_use]
pub fn panics<T>() -> T {
    panic!("on purpose")
}

/// Returns whether two pointers lead to one value, which may be behind different types.
#[must_use]
pub fn is_same(one: &Arc<impl ?Sized>, other: &Arc<impl ?Sized>) -> bool {
    Arc::as_ptr(one).cast::<()>() == Arc::as_ptr(other).cast::<()>()
}
