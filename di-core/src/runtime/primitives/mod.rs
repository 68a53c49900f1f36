//! The primitives that synchronise threads: those of the standard library.
//!
//! `tests/models` compiles this crate with `cfg(wirework_models)`. Then they are models, so that loom explores the
//! orders in which threads run. The flag has a name of its own, because `cfg(loom)` may be set by a user who checks
//! models of an application.

#[cfg(wirework_models)]
mod modelled;

#[cfg(wirework_models)]
pub(crate) use modelled::{OnceCell, process_wide, sync, thread, thread_local, time};
#[cfg(not(wirework_models))]
pub(crate) use once_cell::sync::OnceCell;
#[cfg(not(wirework_models))]
pub(crate) use std::{sync, thread, thread_local, time};

/// Defines statics. In a model, each execution has its own.
#[cfg(not(wirework_models))]
macro_rules! process_wide {
    ($($(#[$doc:meta])* static $name:ident: $type:ty = $value:expr;)+) => {
        $($(#[$doc])* static $name: $type = $value;)+
    };
}
#[cfg(not(wirework_models))]
pub(crate) use process_wide;
