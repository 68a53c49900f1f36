//! The path from bindings to a checked, numbered plan.

#[cfg(feature = "async")]
mod async_slots;
pub(crate) mod check;
pub(crate) mod draft;
mod plain_slots;
pub(crate) mod plan;
