//! The ids and the names of threads.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::PoisonError;

use crate::runtime::primitives::sync::atomic::{AtomicU64, Ordering};
use crate::runtime::primitives::sync::{Mutex, MutexGuard};
use crate::runtime::primitives::thread::{self, Thread};
use crate::runtime::primitives::{process_wide, thread_local};

process_wide! {
    /// The threads that have an id and have not ended.
    static THREADS: Mutex<BTreeMap<u64, Thread>> = Mutex::new(BTreeMap::new());
    /// The last id that a thread was given.
    static LAST_ID: AtomicU64 = AtomicU64::new(0);
}

thread_local! {
    // The id needs no destructor, so it is available as long as the thread lives.
    static ID: Cell<u64> = const { Cell::new(0) };
    static NAMED: Named = Named::register(id());
}

/// The entry of a thread in [`THREADS`], which its destructor removes.
struct Named(u64);

/// Returns the id of the current thread, which is never zero.
pub(crate) fn id() -> u64 {
    ID.with(|id| {
        if id.get() == 0 {
            // Relaxed: the ids only have to differ.
            id.set(LAST_ID.fetch_add(1, Ordering::Relaxed) + 1);
            // A thread that is ending keeps no entry.
            NAMED.try_with(|_| ()).ok();
        }
        id.get()
    })
}

/// Returns the name of a thread for an error message.
pub(crate) fn name(id: u64) -> String {
    match threads().get(&id) {
        Some(thread) => match thread.name() {
            Some(name) => format!("thread `{name}`"),
            None => format!("thread {:?}", thread.id()),
        },
        None => "a thread that has ended".to_owned(),
    }
}

impl Named {
    fn register(id: u64) -> Self {
        threads().insert(id, thread::current());
        Self(id)
    }
}

impl Drop for Named {
    fn drop(&mut self) {
        // A model drops it after the thread was joined, when the static may no longer exist.
        if cfg!(not(wirework_models)) {
            threads().remove(&self.0);
        }
    }
}

fn threads() -> MutexGuard<'static, BTreeMap<u64, Thread>> {
    THREADS.lock().unwrap_or_else(PoisonError::into_inner)
}
