//! The path from bindings to a checked, numbered plan.

pub(crate) mod check;
pub(crate) mod draft;
mod plain_slots;
pub(crate) mod plan;
