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
/// Panics with the error, so that the test fails.
#[track_caller]
pub(crate) fn or_panic<T>(resolved: Result<T, ResolveError>) -> T {
    match resolved {
        Ok(value) => value,
        Err(error) => panic!("{error:?}"),
    }
}

#[track_caller]
pub(crate) fn construct<T: Injectable>(container: &Container) -> T {
    or_panic(check_component::<T>(container.store()));
    or_panic(container.construct())
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
