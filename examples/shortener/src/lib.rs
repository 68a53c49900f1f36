//! A URL shortener: a whole web service wired by wirework.
//!
//! Read [`wiring`] first: it says which part stands behind which trait. [`domain`] holds the traits, and the parts
//! that depend on traits alone are [`shorten`], [`follow`] and [`delete`]. [`web`] opens a scope for each request.

pub mod clicks;
pub mod clock;
pub mod database;
pub mod delete;
pub mod domain;
pub mod follow;
pub mod generator;
pub mod journal;
pub mod policy;
pub mod server;
pub mod settings;
pub mod shorten;
pub mod signals;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod wiring;

#[cfg(test)]
mod fakes;
