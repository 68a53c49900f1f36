//! The report of the faults of a test.

use std::any::Any;
use std::fmt::{self, Display, Formatter};

/// A fault of a mock, or of another part of a test.
#[derive(Clone)]
pub(crate) struct Fault {
    /// The name of the part in messages.
    pub(crate) subject: String,
    pub(crate) text: String,
    /// If `true`, the fault is an unmet expectation.
    pub(crate) is_unmet: bool,
}

impl Fault {
    /// Returns whether a panic with this message reports the fault: one of the mock itself, or one of a verification.
    pub(crate) fn is_in(&self, message: &str) -> bool {
        let mut lines = self.text.lines();
        let has_line = lines.next().is_some_and(|line| message.contains(line));
        !message.is_empty() && (self.text.starts_with(message) || has_line)
    }
}

/// All faults of one test.
pub(crate) struct Report(pub(crate) Vec<Fault>);

impl Report {
    /// Prints the complaints beside the failure of a test.
    pub(crate) fn print(&self) {
        if !self.0.is_empty() {
            eprintln!("the test failed; its doubles have these complaints:\n{self}");
        }
    }
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut last = None;
        for Fault { subject, text, .. } in &self.0 {
            if last != Some(subject) {
                let line = if last.is_none() { "" } else { "\n" };
                write!(out, "{line}{subject}:")?;
                last = Some(subject);
            }
            write!(out, "\n  {}", text.replace('\n', "\n  "))?;
        }
        Ok(())
    }
}

/// Returns the message of a panic.
pub(crate) fn message(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<String>() {
        return text.clone();
    }
    match panic.downcast_ref::<&str>() {
        Some(text) => (*text).to_owned(),
        None => "a panic without a message".to_owned(),
    }
}
