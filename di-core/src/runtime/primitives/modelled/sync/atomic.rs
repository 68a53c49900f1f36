//! Atomics.

pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};

use loom::sync::atomic::{AtomicU32 as Stale, AtomicUsize as Weaker, fence};

/// A number of which a load returns the last value, as of the order of a scope. The runtime loads it when the last
/// pointer to the scope is dropped, so it sees all changes. But loom does not see the count of these pointers.
#[derive(Debug)]
pub(crate) struct AtomicU32(Stale);

/// A number whose operations are sequentially consistent, although those of loom are not. Each has a fence on both
/// sides, which loom does support.
pub(crate) struct AtomicUsize(Weaker);

impl AtomicU32 {
    pub(crate) fn new(value: u32) -> Self {
        Self(Stale::new(value))
    }

    pub(crate) fn load(&self, order: Ordering) -> u32 {
        // A change, even by nothing, is that of the last value.
        self.0.fetch_add(0, order)
    }

    pub(crate) fn swap(&self, value: u32, order: Ordering) -> u32 {
        self.0.swap(value, order)
    }
}

impl AtomicUsize {
    pub(crate) fn new(value: usize) -> Self {
        Self(Weaker::new(value))
    }

    pub(crate) fn load(&self, order: Ordering) -> usize {
        fenced(order, || self.0.load(order))
    }

    pub(crate) fn fetch_add(&self, value: usize, order: Ordering) -> usize {
        fenced(order, || self.0.fetch_add(value, order))
    }

    pub(crate) fn fetch_sub(&self, value: usize, order: Ordering) -> usize {
        fenced(order, || self.0.fetch_sub(value, order))
    }

    pub(crate) fn fetch_update(
        &self,
        set: Ordering,
        fetch: Ordering,
        update: impl FnMut(usize) -> Option<usize>,
    ) -> Result<usize, usize> {
        fenced(set, || self.0.fetch_update(set, fetch, update))
    }
}

fn fenced<R>(order: Ordering, operation: impl FnOnce() -> R) -> R {
    let is_consistent = order == Ordering::SeqCst;
    if is_consistent {
        fence(Ordering::SeqCst);
    }
    let result = operation();
    if is_consistent {
        fence(Ordering::SeqCst);
    }
    result
}
