//! Async construction, on several executors.

mod cancelled;
mod concurrent;
mod errors;
mod executors;
mod scoped;
mod start;
mod support;
