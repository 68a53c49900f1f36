//! The path from bindings to a checked, numbered plan.

#[cfg(feature = "async")]
mod async_slots;
pub(crate) mod check;
pub(crate) mod draft;
#[cfg(feature = "async")]
mod hooked;
#[cfg(feature = "async")]
mod hooked_order;
mod plain_slots;
pub(crate) mod plan;
