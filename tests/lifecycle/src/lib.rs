//! The tests of this package are in `tests/`. Here are the examples of the guide.

/// The chapter on async construction, whose examples run as doctests.
#[doc = include_str!("../../../docs/async.md")]
pub mod chapter {}
