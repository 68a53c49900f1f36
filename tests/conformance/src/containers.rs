//! Short forms of what a behaviour does with a container.

use wirework::{
    BuildError, Container, ContainerBuilder, ProblemKind, ResolveError, ResolveErrorKind,
};

/// Returns the container.
///
/// # Panics
///
/// Panics if the wiring is wrong.
#[must_use]
#[track_caller]
pub fn built(builder: ContainerBuilder) -> Container {
    builder.build().expect("the wiring is right")
}

/// Returns the error of wrong wiring.
///
/// # Panics
///
/// Panics if the wiring is right.
#[must_use]
#[track_caller]
pub fn refused(builder: ContainerBuilder) -> BuildError {
    builder.build().expect_err("the wiring is wrong")
}

/// Returns the kinds of all problems of wrong wiring.
///
/// # Panics
///
/// Panics if the wiring is right.
#[must_use]
#[track_caller]
pub fn problems(builder: ContainerBuilder) -> Vec<ProblemKind> {
    let error = refused(builder);
    error
        .problems()
        .iter()
        .map(wirework::Problem::kind)
        .collect()
}

/// Returns the kind of a failed resolve.
///
/// # Panics
///
/// Panics if the resolve succeeded.
#[must_use]
#[track_caller]
pub fn failure<T>(result: Result<T, ResolveError>) -> ResolveErrorKind {
    match result {
        Ok(_) => panic!("the resolve succeeded"),
        Err(error) => error.kind(),
    }
}
