//! What a test graph resolves for a test, whose panic says why it could not.

use crate::binding::injectable::Injectable;
use crate::container::container::Container;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Store;
use crate::spec::request::Needs;

/// What was asked for; or the panic of the test.
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

/// Looks for external components in all that a dependency asks for, before any of it is made.
pub(crate) fn ahead<D: Dependency>(store: &Store) -> Result<(), ResolveError> {
    let mut needs = Needs::default();
    D::describe(&mut needs);
    store.look_ahead(needs)
}

/// Looks for external components in all that a component asks for, before any of it is made.
pub(crate) fn ahead_of<T: Injectable>(store: &Store) -> Result<(), ResolveError> {
    store.look_ahead(const { &T::DEFINITION }.needs())
}
