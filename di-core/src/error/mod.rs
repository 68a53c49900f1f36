//! Errors of the graph and of `resolve`, and their texts.

mod absence;
mod build;
mod catalog;
mod dangling;
mod how_to_bind;
mod near_miss;
mod resolve;
mod several;
mod warm_up;

pub(crate) use absence::Absence;
pub use build::{BuildError, Problem, ProblemKind};
pub(crate) use build::{ProblemText, abridged};
pub(crate) use catalog::{Candidate, Catalog, Removal, Removed};
pub(crate) use dangling::dangling;
pub(crate) use near_miss::Purpose;
pub use resolve::{ResolveError, ResolveErrorKind};
pub(crate) use several::{ambiguous, other_entries};
pub use warm_up::WarmUpError;

/// The error of a user's constructor.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
