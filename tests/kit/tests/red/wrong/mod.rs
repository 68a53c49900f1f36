//! The wrong tests.

mod beds;
mod complaints;
mod graphs;
mod leaks;
mod mocks;
mod order;
mod runner;
