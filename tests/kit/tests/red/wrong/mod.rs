//! The wrong tests.

mod mocks;
mod runner;
