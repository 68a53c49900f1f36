//! Resolving for a test, with a panic on errors.

#[cfg(feature = "async")]
use std::fmt::Debug;
#[cfg(feature = "async")]
use std::panic::Location;

use crate::binding::injectable::Injectable;
use crate::container::container::Container;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Store;
use crate::spec::request::Needs;
#[cfg(feature = "async")]
use crate::spec::source_line::LineOf;

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
            note_raised(store, &error);
            panic!("{error:?}")
        }
    }
}

/// Returns the resolved value, like [`or_panic`], for a caller at this place.
///
/// rustc does not know the caller of an async function, so the message names it.
///
/// # Panics
///
/// Panics with the error, so that the test fails. The graph does not print the error again.
#[cfg(feature = "async")]
pub(crate) fn or_panic_at<T>(
    place: &'static Location<'static>,
    store: &Store,
    resolved: Result<T, ResolveError>,
) -> T {
    resolved.unwrap_or_else(|error| {
        note_raised(store, &error);
        panic!("{}", called_at(place, &error))
    })
}

/// Returns the report of an error with the place of the call.
#[cfg(feature = "async")]
pub(crate) fn called_at(place: &'static Location<'static>, error: &impl Debug) -> String {
    format!("{error:?}\n     called at  {}", LineOf(place))
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

fn note_raised(store: &Store, error: &ResolveError) {
    if let Some(watch) = &store.watch {
        watch.note_raised(format!("{error:#}"));
    }
}
