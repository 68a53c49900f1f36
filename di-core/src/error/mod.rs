//! What can go wrong, and how it reads.

mod build;
mod near;
mod resolve;

pub(crate) use build::ProblemText;
pub use build::{BuildError, Problem, ProblemKind};
pub(crate) use near::near_misses;
pub use resolve::{ResolveError, ResolveErrorKind};

/// The error of a user's constructor.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
