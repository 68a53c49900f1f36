//! Test graphs of applications with async constructors and hooks.

mod resolving;
pub(crate) mod roots;
mod starting;
