//! The phases of a test graph: overrides, container, end.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;

use crate::spec::source_line::LineOf;
use crate::testing::graph::TestGraph;
use crate::testing::graph::build::{Built, build};
use crate::testing::graph::outcome::Outcome;
use crate::testing::graph::overriding::Override;
use crate::testing::graph::state::State;

impl<M> TestGraph<M> {
    /// Verifies the test now, instead of when the graph is dropped.
    ///
    /// # Panics
    ///
    /// Panics if the test has a fault; see [`TestGraph`].
    #[track_caller]
    pub fn finish(mut self) {
        self.conclude();
        self.doubles.verify();
    }

    /// Returns the container. The first call builds it.
    ///
    /// # Panics
    ///
    /// Panics if the graph has a problem, and at each later call. So the test fails.
    #[track_caller]
    pub(crate) fn built(&mut self) -> &Built {
        self.built_at(Location::caller())
    }

    /// Returns the container like [`built`](Self::built), for a caller at this place.
    #[track_caller]
    pub(crate) fn built_at(&mut self, at: &'static Location<'static>) -> &Built {
        self.state = match std::mem::replace(&mut self.state, State::Over) {
            State::Open(builder) => {
                let auto_mocks = self.auto_mocks.map(|at| (at, &mut self.doubles));
                let overrides = &mut self.overrides;
                match build(builder, overrides, &self.allowed, auto_mocks, at) {
                    Ok(built) => State::Built(built),
                    Err(error) => panic!("{error}"),
                }
            }
            other => other,
        };
        match &self.state {
            State::Built(built) => built,
            State::Open(_) | State::Over => panic!("the graph failed to build before"),
        }
    }

    /// Panics if the container is already built, so that `what` would have no effect.
    #[track_caller]
    pub(crate) fn before_it_is_built(&self, what: &str) {
        if let State::Built(built) = &self.state {
            panic!(
                "{what} is too late: the first resolve, at {}, built the container; move it before that",
                LineOf(built.at)
            );
        }
    }

    /// Adds an override, which replaces an earlier one of the same target. Returns its number.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub(crate) fn add(&mut self, over: Override) -> usize {
        self.before_it_is_built(&format!("the override of {}", over.target));
        let mut earlier = self.overrides.iter();
        if let Some(at) = earlier.position(|earlier| earlier.target.is(&over.target)) {
            self.overrides[at] = over;
            return at;
        }
        self.overrides.push(over);
        self.overrides.len() - 1
    }

    /// Ends the test, and leaves its outcome to the doubles, which report it with that of the mocks.
    pub(crate) fn conclude(&mut self) {
        let state = std::mem::replace(&mut self.state, State::Over);
        let built = match &state {
            State::Open(_) => None,
            State::Built(built) => Some(built),
            State::Over => return,
        };
        let outcome = Outcome::of(built, &self.overrides, &self.may_be_unused);
        // Drops the container first, as it may hold a mock that was injected without a double.
        drop(state);
        self.overrides.clear();
        self.doubles.watch_first(outcome);
    }
}

impl<M> Drop for TestGraph<M> {
    fn drop(&mut self) {
        // The field `doubles` is dropped next, and panics if the test has a fault.
        self.conclude();
    }
}

impl<M> Debug for TestGraph<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let overrides = self.overrides.iter().map(ToString::to_string);
        out.debug_struct("TestGraph")
            .field("overrides", &overrides.collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
