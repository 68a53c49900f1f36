//! The thread that has claimed a cell.

use crate::runtime::primitives::sync::atomic::{AtomicU64, Ordering};

/// The id of the thread that has claimed a cell, and a mark if other threads wait for that thread.
pub(crate) struct Owner(AtomicU64);

const FREE: u64 = 0;

/// The mark in the lowest bit. The id is in the other bits.
const AWAITED: u64 = 1;

// Acquire and Release: a thread that claims a cell sees all that an earlier owner has written, such as the
// value of the cell. All changes are read-modify-write operations on one atomic. So either the releasing thread sees
// the mark, or the waiting thread sees that the cell is free.
impl Owner {
    pub(crate) fn new() -> Self {
        Self(AtomicU64::new(FREE))
    }

    /// Claims the cell for a thread. Returns false if a thread has claimed it.
    #[inline]
    pub(crate) fn claim(&self, thread: u64) -> bool {
        self.0
            .compare_exchange(FREE, thread << 1, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }

    /// Releases the cell. Returns true if other threads wait for it.
    #[inline]
    pub(crate) fn release(&self) -> bool {
        self.0.swap(FREE, Ordering::Release) & AWAITED != 0
    }

    /// Marks that another thread waits. Returns the owner, or `None` if the cell is free.
    pub(crate) fn mark_awaited(&self) -> Option<u64> {
        let mark = |owner| (owner != FREE).then_some(owner | AWAITED);
        let marked = self
            .0
            .fetch_update(Ordering::Acquire, Ordering::Acquire, mark);
        marked.ok().map(|owner| owner >> 1)
    }

    /// Returns a number that identifies the cell as long as a thread has claimed it.
    pub(crate) fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}
