//! Cells that are filled once.

use std::sync::OnceLock as Storage;
use std::sync::atomic::Ordering::{Acquire, Release};

use crate::runtime::primitives::sync::Mutex;
use crate::runtime::primitives::sync::atomic::AtomicBool;

/// A cell that is filled once. Its storage is that of the standard library, and loom sees the flag and the lock.
pub(crate) struct OnceLock<T> {
    storage: Storage<T>,
    is_full: AtomicBool,
    filling: Mutex<()>,
}

impl<T> OnceLock<T> {
    pub(crate) fn new() -> Self {
        Self {
            storage: Storage::new(),
            is_full: AtomicBool::new(false),
            filling: Mutex::default(),
        }
    }

    pub(crate) fn with_value(value: T) -> Self {
        Self {
            storage: Storage::from(value),
            is_full: AtomicBool::new(true),
            filling: Mutex::default(),
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        if self.is_full.load(Acquire) {
            self.storage.get()
        } else {
            None
        }
    }

    pub(crate) fn get_or_init(&self, init: impl FnOnce() -> T) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let _filling = self.filling.lock();
        if let Some(value) = self.get() {
            return value;
        }
        let value = init();
        let value = self.storage.get_or_init(|| value);
        self.is_full.store(true, Release);
        value
    }

    pub(crate) fn get_mut(&mut self) -> Option<&mut T> {
        self.storage.get_mut()
    }

    pub(crate) fn take(&mut self) -> Option<T> {
        let taken = self.storage.take();
        self.is_full = AtomicBool::new(false);
        taken
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> Self {
        Self::new()
    }
}
