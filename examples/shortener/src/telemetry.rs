//! The output of log lines.

use std::io::{self, IsTerminal};

use tracing_subscriber::{
    Layer, filter::Targets, layer::SubscriberExt, util::SubscriberInitExt, util::TryInitError,
};

/// Sends the log lines that pass `filter` to standard error. Standard output has only the line with the address.
///
/// # Errors
///
/// Fails if the process already writes its log elsewhere.
pub fn init(filter: Targets) -> Result<(), TryInitError> {
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        // A closed standard error must not stop the service.
        .log_internal_errors(false);
    tracing_subscriber::registry()
        .with(lines.with_filter(filter))
        .try_init()
}
