//! Async construction and the lifecycle of a container.
//!
//! It uses everything below `container`, and nothing of `testing`. It spawns nothing and reads no clock.

mod construct;
mod plan;
mod resolve;
mod start;
mod start_error;

pub use start_error::{StartError, StartErrorKind};
