//! The wrong tests.

mod beds;
mod complaints;
mod graphs;
mod mocks;
mod order;
mod runner;
