//! What is said of the mocks that were not used as the test had told them.

use std::any::Any;
use std::fmt::{self, Display, Formatter};

/// Something that is wrong with a mock, or with another part of a test.
pub(crate) struct Fault {
    /// How messages call it.
    pub(crate) subject: String,
    pub(crate) text: String,
}

/// All that is wrong with the mocks of one test.
pub(crate) struct Report(pub(crate) Vec<Fault>);

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut last = None;
        for Fault { subject, text } in &self.0 {
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

/// What a panic said.
pub(crate) fn message(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<String>() {
        return text.clone();
    }
    match panic.downcast_ref::<&str>() {
        Some(text) => (*text).to_owned(),
        None => "a panic without a message".to_owned(),
    }
}
