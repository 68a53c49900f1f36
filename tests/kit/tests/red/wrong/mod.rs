//! The wrong tests.

mod graphs;
mod mocks;
mod runner;
