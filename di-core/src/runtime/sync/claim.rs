//! The right of one thread to fill a cell.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::runtime::sync::thread::{self, Frame};
use crate::runtime::sync::wait::{self, Deadlock};

/// Held while the cell is being filled; gives it free on success, failure and panic alike.
pub(crate) struct Claim<'a> {
    maker: &'a AtomicU64,
}

impl<'a> Claim<'a> {
    /// Takes the cell, if no thread has it.
    #[inline]
    pub(crate) fn take_free(maker: &'a AtomicU64) -> Option<Self> {
        let taken = maker.compare_exchange(0, thread::id(), Ordering::SeqCst, Ordering::SeqCst);
        // A claim that was made before it is known to be taken would be given back at once.
        match taken {
            Ok(_) => Some(Self { maker }),
            Err(_) => None,
        }
    }

    /// Takes the cell, or waits until whoever is filling it is done and returns `None`.
    ///
    /// # Errors
    ///
    /// A [`Deadlock`] where whoever is filling the cell waits, maybe through others, for this
    /// thread.
    pub(crate) fn take(maker: &'a AtomicU64, wanted: Frame) -> Result<Option<Self>, Deadlock> {
        match Self::take_free(maker) {
            Some(claim) => Ok(Some(claim)),
            None => wait::until_free(maker, wanted).map(|()| None),
        }
    }
}

impl Drop for Claim<'_> {
    #[inline]
    fn drop(&mut self) {
        wait::set_free(self.maker);
    }
}
