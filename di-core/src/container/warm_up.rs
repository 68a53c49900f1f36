//! The construction of eager singletons.

use crate::container::container::Container;
use crate::container::resolver;
use crate::error::{ResolveError, WarmUpError};
use crate::runtime::model::{Realm, Store};
use crate::runtime::slot::Header;

impl<M> Container<M> {
    /// Constructs all eager singletons that do not exist yet, in the order of registration.
    ///
    /// A binding is eager if [`eager`](crate::FactoryBinding::eager) marks it, `#[inject(eager)]` on the struct, or
    /// the option `eager` of an entry in a module. `build()` runs no constructor, so an application calls this
    /// when it starts, and fails early.
    ///
    /// ```
    /// # use wirework::{Container, bind};
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to(|| "http".parse::<u16>()).eager())
    ///     .build()?;
    /// assert!(container.warm_up().is_err());
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns a [`WarmUpError`] with the error of each singleton that could not be constructed. If several
    /// eager singletons need one that fails, its constructor is called once, and the error names the others.
    pub fn warm_up(&self) -> Result<(), WarmUpError> {
        warm_up(self.realm())
    }
}

/// A failed singleton.
struct Failure {
    /// The slot of the innermost singleton that failed, if it is one of this container.
    slot: Option<u32>,
    error: ResolveError,
    /// The labels of the eager singletons that need it too.
    skipped: Vec<String>,
}

fn warm_up(realm: Realm<'_>) -> Result<(), WarmUpError> {
    let store = realm.store;
    let mut failures: Vec<Failure> = Vec::new();
    let eager = store.eager.iter();
    for header in eager.filter_map(|slot| store.header(*slot)) {
        if failures
            .iter()
            .any(|failure| failure.slot == Some(header.number))
        {
            continue;
        }
        if let Some(failure) = failure_below(store, header, &mut failures) {
            failure.skipped.push(header.label.to_string());
        } else if let Err(error) = resolver::construct_singleton(realm, header.number) {
            failures.push(Failure {
                slot: error.failed_singleton(store.address()),
                error,
                skipped: Vec::new(),
            });
        }
    }
    let failures = failures.into_iter();
    WarmUpError::of(failures.map(|it| (it.error, it.skipped)).collect())
}

/// Returns the first failure of a singleton for which this slot waits.
fn failure_below<'a>(
    store: &Store,
    header: &Header,
    failures: &'a mut [Failure],
) -> Option<&'a mut Failure> {
    if failures.is_empty() {
        return None;
    }
    let below = store.below(header);
    failures
        .iter_mut()
        .find(|failure| failure.slot.is_some_and(|slot| below.contains(&slot)))
}
