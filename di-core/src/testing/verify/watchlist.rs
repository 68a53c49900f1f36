//! The parts of a bed, a graph or a `Doubles` that are verified at the end of a test.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::testing::verify::owner::{End, Owner};
use crate::testing::verify::report::Fault;
use crate::testing::verify::watched::Watched;

/// The parts of one owner. A runner registers the list when it is created.
pub(crate) struct Watchlist {
    pub(crate) owner: Owner,
    parts: Mutex<Vec<Box<dyn Watched>>>,
    /// If `true`, the owner was dropped before the test ended.
    is_dropped: AtomicBool,
}

impl Watchlist {
    pub(crate) fn of(owner: Owner) -> Self {
        Watchlist {
            owner,
            parts: Mutex::default(),
            is_dropped: AtomicBool::new(false),
        }
    }

    pub(crate) fn add(&self, part: Box<dyn Watched>) {
        self.parts().push(part);
    }

    /// Adds a part that is verified before the others.
    pub(crate) fn add_first(&self, part: Box<dyn Watched>) {
        self.parts().insert(0, part);
    }

    pub(crate) fn len(&self) -> usize {
        self.parts().len()
    }

    /// Records that the owner was dropped.
    pub(crate) fn note_drop(&self) {
        // Relaxed: the flag guards no other data.
        self.is_dropped.store(true, Ordering::Relaxed);
    }

    /// Verifies the parts, and forgets them.
    pub(crate) fn verify(&self, by: End, is_failed: bool) -> Vec<Fault> {
        let parts = mem::take(&mut *self.parts());
        let faults = parts.iter().flat_map(|part| part.verify(by, is_failed));
        faults.collect()
    }

    /// Returns the fault of an owner that still exists after its test.
    pub(crate) fn leak(&self) -> Option<Fault> {
        if self.is_dropped.load(Ordering::Relaxed) {
            return None;
        }
        Some(Fault {
            subject: self.owner.to_string(),
            text: "it still exists after the test: it was leaked, or moved to a `static`, a thread or a \
                   task; drop it in the test"
                .to_owned(),
            is_unmet: false,
        })
    }

    fn parts(&self) -> MutexGuard<'_, Vec<Box<dyn Watched>>> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
