//! Claims: the exclusive right of one thread to fill a cell.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::runtime::sync::thread::{self, Frame};
use crate::runtime::sync::wait::{self, Deadlock};

/// The exclusive right to fill a cell. Its drop releases the cell on success, failure and panic.
pub(crate) struct Claim<'a> {
    owner: &'a AtomicU64,
}

impl<'a> Claim<'a> {
    /// Claims the cell, unless a thread has claimed it.
    #[inline]
    pub(crate) fn take_free(owner: &'a AtomicU64) -> Option<Self> {
        // SeqCst, like all accesses to the owner: see `wait::set_free`.
        let taken = owner.compare_exchange(0, thread::id(), Ordering::SeqCst, Ordering::SeqCst);
        // `then_some` would not do: it would create a claim on failure, whose drop releases the cell.
        match taken {
            Ok(_) => Some(Self { owner }),
            Err(_) => None,
        }
    }

    /// Claims the cell. If another thread has claimed it, waits until that thread is done and returns
    /// `None`.
    ///
    /// # Errors
    ///
    /// Returns a [`Deadlock`] if the claiming thread waits for this thread, directly or through others.
    pub(crate) fn take(owner: &'a AtomicU64, wanted: Frame) -> Result<Option<Self>, Deadlock> {
        match Self::take_free(owner) {
            Some(claim) => Ok(Some(claim)),
            None => wait::until_free(owner, wanted).map(|()| None),
        }
    }
}

impl Drop for Claim<'_> {
    #[inline]
    fn drop(&mut self) {
        wait::set_free(self.owner);
    }
}
