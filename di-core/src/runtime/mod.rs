//! The slots of a container and the resolution of their values.
//!
//! It uses `spec` and `error`, and knows no component, no factory and no module.

#[cfg(feature = "async")]
mod awaited;
mod below;
pub(crate) mod context;
pub(crate) mod failure;
#[cfg(feature = "async")]
pub(crate) mod flight;
#[cfg(feature = "async")]
pub(crate) mod lifecycle;
pub(crate) mod model;
#[cfg(feature = "async")]
pub(crate) mod panicked;
mod plain;
pub(crate) mod primitives;
pub(crate) mod realm;
pub(crate) mod resolve;
#[cfg(feature = "async")]
pub(crate) mod shared;
pub(crate) mod slot;
pub(crate) mod store;
pub(crate) mod supply;
pub(crate) mod sync;
pub(crate) mod typed;
pub(crate) mod value;
#[cfg(feature = "testing")]
pub(crate) mod watch;
