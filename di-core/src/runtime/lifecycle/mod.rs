//! Hooks, the tasks that they have started, and the order in which all of it ends.
//!
//! A container or a scope that is dropped has to close its values, so this is part of the runtime.

pub(crate) mod beside;
pub(crate) mod budget;
pub(crate) mod cause;
pub(crate) mod closings;
pub(crate) mod contained;
pub(crate) mod dropped;
pub(crate) mod health;
pub(crate) mod hooks;
pub(crate) mod kept;
pub(crate) mod pause;
pub(crate) mod pending;
pub(crate) mod race;
pub(crate) mod recorder;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod schedule;
pub(crate) mod scope;
mod scope_order;
pub(crate) mod state;
pub(crate) mod stop;
pub(crate) mod task;
#[cfg(feature = "tracing")]
mod traced;
