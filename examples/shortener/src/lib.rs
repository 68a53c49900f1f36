//! A URL shortener: a whole web service wired by wirework.
//!
//! The service has three modules, and rustc checks their wiring: [`storage`], [`links`], and [`web`], which imports the
//! other two. Start with `StorageModule`, `LinksModule` and `WebModule`, which bind components to traits. [`wiring`]
//! combines them. [`domain`] contains the traits.

pub mod clock;
pub mod domain;
pub mod links;
pub mod settings;
pub mod storage;
pub mod telemetry;
pub mod web;
pub mod wiring;

#[cfg(test)]
mod fakes;
