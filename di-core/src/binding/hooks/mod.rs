//! Hooks of components and of bindings: functions that run when a container starts, runs and stops.

pub(crate) mod call;
pub(crate) mod component;
pub(crate) mod erase;
pub(crate) mod function;
pub(crate) mod result;
mod set;
