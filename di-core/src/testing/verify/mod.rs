//! Verification at the end of a test, in its own thread or in the runner.

pub(crate) mod doubles;
pub(crate) mod owner;
pub(crate) mod report;
pub(crate) mod run;
pub(crate) mod session;
pub(crate) mod watched;
pub(crate) mod watchlist;
