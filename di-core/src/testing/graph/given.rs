//! Resolving for a test, with a panic on errors.

use crate::binding::injectable::Injectable;
use crate::container::container::Container;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Store;
use crate::spec::request::Needs;

/// Returns the resolved value, or panics with the error.
#[track_caller]
pub(crate) fn given<T>(asked: Result<T, ResolveError>) -> T {
    match asked {
        Ok(given) => given,
        Err(error) => panic!("{error:?}"),
    }
}

#[track_caller]
pub(crate) fn construct<T: Injectable>(container: &Container) -> T {
    given(ahead_of::<T>(container.store()));
    given(container.construct())
}

/// Checks that a dependency needs no forbidden external component, before anything is constructed.
pub(crate) fn ahead<D: Dependency>(store: &Store) -> Result<(), ResolveError> {
    let mut needs = Needs::default();
    D::describe(&mut needs);
    store.look_ahead(needs)
}

/// Checks that a component needs no forbidden external component, before anything is constructed.
pub(crate) fn ahead_of<T: Injectable>(store: &Store) -> Result<(), ResolveError> {
    store.look_ahead(const { &T::DEFINITION }.needs())
}
