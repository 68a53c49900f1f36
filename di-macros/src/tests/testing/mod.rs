//! The attributes of the test kit, called on text.

mod direct;
mod expansion;
mod mockable;
mod mutation;
mod runner;
