//! Where log lines go.

use std::io::{self, IsTerminal};

use tracing_subscriber::{
    Layer, filter::Targets, layer::SubscriberExt, util::SubscriberInitExt, util::TryInitError,
};

/// Sends the log lines that pass `filter` to standard error, which leaves standard output to the one line that
/// tells the address.
///
/// # Errors
///
/// When the process writes its log elsewhere already.
pub fn init(filter: Targets) -> Result<(), TryInitError> {
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        // A closed standard error must not end the service.
        .log_internal_errors(false);
    tracing_subscriber::registry()
        .with(lines.with_filter(filter))
        .try_init()
}
