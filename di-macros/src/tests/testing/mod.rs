//! The attributes of the test kit, called on text.

mod expansion;
mod mockable;
mod mutation;
mod runner;
