//! A log of drops, in order.

use std::sync::{Arc, Mutex};

/// The names of the dropped values, in order.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<&'static str>>>);

/// Writes its name in the log when it is dropped.
pub(crate) struct Noted {
    name: &'static str,
    log: Log,
}

impl Log {
    /// Returns a value that writes this name here when it is dropped.
    pub(crate) fn note(&self, name: &'static str) -> Noted {
        Noted {
            name,
            log: self.clone(),
        }
    }

    /// Writes a name immediately.
    pub(crate) fn write(&self, name: &'static str) {
        self.0.lock().expect("nobody panics here").push(name);
    }

    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.0.lock().expect("nobody panics here").clone()
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        self.log.write(self.name);
    }
}
