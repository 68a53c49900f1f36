//! A URL shortener: a whole web service wired by wirework.
//!
//! It is three modules, whose wiring rustc checks: [`storage`], [`links`], and [`web`], which imports the two. Read their
//! `StorageModule`, `LinksModule` and `WebModule` first, which say what stands behind which trait; [`wiring`] puts them
//! together. [`domain`] holds the traits.

pub mod clock;
pub mod domain;
pub mod links;
pub mod server;
pub mod settings;
pub mod signals;
pub mod storage;
pub mod telemetry;
pub mod web;
pub mod wiring;

#[cfg(test)]
mod fakes;
