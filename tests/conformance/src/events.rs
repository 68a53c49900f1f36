//! Records of what happens: a log of events, and a count of constructions.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::services::Serial;

/// A list of events, in order. A clone writes to the same list.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<&'static str>>>);

impl Log {
    /// Writes an event.
    pub fn write(&self, event: &'static str) {
        let mut events = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        events.push(event);
    }

    /// Returns the events so far.
    #[must_use]
    pub fn events(&self) -> Vec<&'static str> {
        let events = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        events.clone()
    }

    /// Returns a value that writes this event when it is dropped.
    #[must_use]
    pub fn on_drop(&self, event: &'static str) -> OnDrop {
        OnDrop(event, self.clone())
    }
}

/// A value that writes an event when it is dropped.
#[derive(Debug)]
pub struct OnDrop(&'static str, Log);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.1.write(self.0);
    }
}

/// A counter. A clone counts on.
#[derive(Clone, Debug, Default)]
pub struct Count(Arc<AtomicUsize>);

impl Count {
    /// Counts one more, and returns the number.
    #[must_use]
    pub fn next(&self) -> usize {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Returns the number so far.
    #[must_use]
    pub fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    /// Returns a constructor of values that are numbered from 1.
    pub fn serials(&self) -> impl Fn() -> Serial + Send + Sync + Clone + use<> {
        let count = self.clone();
        move || Serial(count.next())
    }
}
