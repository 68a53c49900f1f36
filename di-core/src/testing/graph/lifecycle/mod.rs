//! Test graphs of applications with async constructors and hooks.

mod rebinding;
mod resolving;
pub(crate) mod roots;
mod starting;
