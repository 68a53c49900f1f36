//! A limit for the number of threads that construct values at the same time.
//!
//! A constructor may start a thread that resolves the same transient value, whose constructor starts the
//! next thread, without end. No thread in this chain repeats a construction, so only their number shows it.

use std::sync::PoisonError;
use std::time::Duration;

use crate::runtime::primitives::process_wide;
use crate::runtime::primitives::sync::atomic::{AtomicUsize, Ordering};
use crate::runtime::primitives::sync::{Condvar, Mutex, MutexGuard};
use crate::runtime::sync::deadline::Deadline;

/// The maximum number of threads whose constructors run at the same time. Others wait for one of them.
///
/// A model has few threads.
pub(crate) const MAX_THREADS: usize = if cfg!(wirework_models) { 2 } else { 500 };

process_wide! {
    /// The number of threads whose constructors run, except those that wait for another thread's value.
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    /// The number of threads that wait in [`count_thread`]. If it is zero, a thread leaves without the lock.
    static WAITING: AtomicUsize = AtomicUsize::new(0);
    static LOCK: Mutex<()> = Mutex::new(());
    static LEFT: Condvar = Condvar::new();
}

/// A guard for a thread that is counted.
#[derive(Debug)]
pub(crate) struct Counted(());

/// A guard for a counted thread that waits for a value, and is not counted meanwhile.
#[derive(Debug)]
pub(crate) struct Uncounted(());

/// Counts this thread. Returns `None` if the number of threads stays at the maximum for longer than `limit`.
pub(crate) fn count_thread(limit: Duration) -> Option<Counted> {
    if try_count() || wait_until_counted(limit) {
        Some(Counted(()))
    } else {
        None
    }
}

/// Does not count this thread until the guard is dropped.
pub(crate) fn uncount_thread() -> Uncounted {
    leave();
    Uncounted(())
}

fn try_count() -> bool {
    // SeqCst: see `leave`.
    let more = |running| (running < MAX_THREADS).then_some(running + 1);
    RUNNING
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, more)
        .is_ok()
}

#[cold]
fn wait_until_counted(limit: Duration) -> bool {
    let mut deadline = Deadline::after(limit);
    let mut guard = lock();
    WAITING.fetch_add(1, Ordering::SeqCst);
    let is_counted = loop {
        if try_count() {
            break true;
        }
        let Some(left) = deadline.left() else {
            break false;
        };
        let woken = LEFT.wait_timeout(guard, left);
        guard = woken.unwrap_or_else(PoisonError::into_inner).0;
    };
    WAITING.fetch_sub(1, Ordering::SeqCst);
    is_counted
}

fn leave() {
    // SeqCst: this thread leaves and then reads whether others wait. A waiting thread counts itself in
    // `WAITING` and then reads the number of threads. So at least one of the two sees the other.
    RUNNING.fetch_sub(1, Ordering::SeqCst);
    if WAITING.load(Ordering::SeqCst) != 0 {
        drop(lock());
        LEFT.notify_one();
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        leave();
    }
}

impl Drop for Uncounted {
    fn drop(&mut self) {
        // The thread continues at once, even if others have taken its place.
        RUNNING.fetch_add(1, Ordering::SeqCst);
    }
}

fn lock() -> MutexGuard<'static, ()> {
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}
