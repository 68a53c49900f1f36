//! Tests that call the attributes of the test kit on text.

mod direct;
pub(crate) mod expansion;
mod mockable;
mod names;
mod runner;
