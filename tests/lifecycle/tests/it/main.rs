//! Async construction, on several executors.

mod cancelled;
mod concurrent;
mod cycles;
mod dropped;
mod errors;
mod executors;
mod faults;
mod get_and_call;
mod graph;
mod modules;
mod scoped;
mod start;
mod support;
