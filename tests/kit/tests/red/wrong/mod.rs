//! The wrong tests.

mod beds;
mod graphs;
mod mocks;
mod order;
mod runner;
