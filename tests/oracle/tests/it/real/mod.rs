//! The container of wirework, built from a wiring.
//!
//! wirework is typed statically. So each binding has a type with its number, and a `Dependency` that is written by
//! hand looks up in the wiring of the thread what to resolve.

#[macro_use]
mod dispatch;

pub(crate) mod bindings;
pub(crate) mod dependency;
pub(crate) mod findings;
pub(crate) mod held;
pub(crate) mod lifecycle;
pub(crate) mod modules;
mod originals;
pub(crate) mod overrides;
pub(crate) mod places;
pub(crate) mod run;
pub(crate) mod types;
