//! Resolving for a test, with a panic on errors.

use crate::binding::injectable::Injectable;
use crate::container::container::Container;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Store;
use crate::spec::request::Needs;

/// Returns the resolved value.
///
/// # Panics
///
/// Panics with the error, so that the test fails. The graph does not print the error again.
#[track_caller]
pub(crate) fn or_panic<T>(store: &Store, resolved: Result<T, ResolveError>) -> T {
    match resolved {
        Ok(value) => value,
        Err(error) => {
            if let Some(watch) = &store.watch {
                watch.note_raised(format!("{error:#}"));
            }
            panic!("{error:?}")
        }
    }
}

#[track_caller]
pub(crate) fn construct<T: Injectable>(container: &Container) -> T {
    let store = container.store();
    or_panic(store, check_component::<T>(store));
    or_panic(store, container.construct())
}

/// Checks that a dependency needs no forbidden external component, before anything is constructed.
pub(crate) fn check_dependency<D: Dependency>(store: &Store) -> Result<(), ResolveError> {
    let mut needs = Needs::default();
    D::describe(&mut needs);
    store.look_ahead(needs)
}

/// Checks that a component needs no forbidden external component, before anything is constructed.
pub(crate) fn check_component<T: Injectable>(store: &Store) -> Result<(), ResolveError> {
    store.look_ahead(const { &T::DEFINITION }.needs())
}
