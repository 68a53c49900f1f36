//! Tests that call the attributes of the test kit on text.

mod direct;
mod expansion;
mod mockable;
mod mutation;
mod names;
mod runner;
