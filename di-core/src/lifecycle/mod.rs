//! Async construction and the lifecycle of a container.
//!
//! It uses everything below `container`, and nothing of `testing`. It spawns nothing and reads no clock but
//! through the [`Runtime`](crate::Runtime) of the application.

mod construct;
mod deferred;
mod health;
mod hooks;
pub mod integration;
mod monitor;
mod plan;
mod polled_checks;
mod resolve;
mod run_beside;
mod run_until;
mod settings;
mod signals;
mod start;
mod start_error;
mod start_plan;
mod stop;
mod timeline;
#[cfg(feature = "tokio")]
mod tokio;
mod value;
mod wait;

pub use health::{HealthReport, HealthRow};
pub use monitor::Monitor;
pub use run_until::{Exit, ExitReason};
pub use signals::{IntoSignals, Signals};
#[cfg(feature = "testing")]
pub(crate) use start::{start_below_roots, start_roots};
pub use start_error::{StartError, StartErrorKind, StepError};
pub use start_plan::StartPlan;
pub use timeline::Timeline;
#[cfg(feature = "tokio")]
pub use tokio::signals;
