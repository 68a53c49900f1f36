//! Hand-written doubles of traits with and without mocks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use kit::{Clock, Mailer};

/// A clock that stands still.
pub(crate) struct FixedClock(pub(crate) u64);

impl Clock for FixedClock {
    fn now(&self) -> u64 {
        self.0
    }
}

/// A mailer that records its mails.
#[derive(Default)]
pub(crate) struct FakeMailer {
    sent: Mutex<Vec<String>>,
}

impl FakeMailer {
    pub(crate) fn sent(&self) -> Vec<String> {
        self.sent.lock().unwrap().clone()
    }
}

impl Mailer for FakeMailer {
    fn send(&self, to: &str) -> bool {
        self.sent.lock().unwrap().push(to.to_owned());
        true
    }
}

/// Returns the message of the panic.
#[track_caller]
pub(crate) fn panic_of<T>(run: impl FnOnce() -> T) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(run)) else {
        panic!("it does not panic")
    };
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => (*panic.downcast::<&str>().unwrap()).to_owned(),
    }
}
