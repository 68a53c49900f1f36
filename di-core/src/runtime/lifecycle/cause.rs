//! The reason why a constructor, a hook or a task did not succeed.

use std::any::Any;
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::error::BoxError;
use crate::runtime::lifecycle::contained::Contained;
use crate::spec::lifecycle::Phase;
use crate::spec::one_line::on_one_line;

/// The reason why a hook or a task did not succeed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FailureCause {
    /// It returned this error.
    Failed(Arc<dyn Error + Send + Sync>),
    /// It panicked with this message.
    Panicked(String),
    /// It did not end within this time, and was cancelled.
    TimedOut(Duration),
    /// It had no time left: the limit of the whole start or stop was over. It was cancelled.
    OutOfTime(Duration),
    /// It had no time left: the limit of this whole phase was over. It was cancelled.
    PhaseOutOfTime(Phase, Duration),
    /// It was cancelled, because a second signal forced the application to stop.
    Forced,
    /// The runtime dropped its task.
    Dropped,
    /// It was cancelled, because another step failed.
    Cancelled,
}

impl FailureCause {
    /// Returns the error that the hook returned.
    #[must_use]
    pub fn error(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        match self {
            Self::Failed(error) => Some(&**error),
            _ => None,
        }
    }
}

/// Runs a hook. A panic is an error.
pub(crate) async fn caught(hook: BoxFuture<'_, Result<(), BoxError>>) -> Result<(), FailureCause> {
    let hook = AssertUnwindSafe(Contained::new(hook)).catch_unwind();
    match hook.await {
        Ok(result) => result.map_err(|error| FailureCause::Failed(error.into())),
        Err(payload) => Err(FailureCause::Panicked(panic_message(&*payload).to_owned())),
    }
}

/// Returns the message of a panic.
pub(crate) fn panic_message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a value that is no text")
}

/// Writes the end of a sentence that begins with the hook: `failed: disk full`.
impl Display for FailureCause {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => {
                let mut text = error.to_string();
                let mut source = error.source();
                while let Some(error) = source {
                    let cause = error.to_string();
                    // The text of some errors ends with its cause already.
                    if !text.ends_with(&cause) {
                        text = format!("{text}: {cause}");
                    }
                    source = error.source();
                }
                write!(out, "failed: {}", on_one_line(&text))
            }
            Self::Panicked(message) => write!(out, "panicked: {}", on_one_line(message)),
            Self::TimedOut(limit) => write!(out, "did not end within {limit:?}"),
            Self::OutOfTime(limit) => {
                write!(
                    out,
                    "had no time left: all of it together is limited to {limit:?}"
                )
            }
            Self::PhaseOutOfTime(phase, limit) => {
                let all = match phase {
                    Phase::Construct => "all constructors together",
                    Phase::Start => "all `start` hooks together",
                    Phase::Drain => "all drains together",
                    Phase::Stop => "all `stop` hooks together",
                };
                write!(out, "had no time left: {all} are limited to {limit:?}")
            }
            Self::Forced => out.write_str("was cancelled by a second signal"),
            Self::Cancelled => out.write_str("was cancelled"),
            Self::Dropped => out.write_str("was dropped by the runtime"),
        }
    }
}
