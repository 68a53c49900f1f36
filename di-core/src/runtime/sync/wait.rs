//! The graph of waiting threads. A thread uses it only if another thread has claimed the cell.
//!
//! One graph serves all containers, because a cycle of waiting threads may involve several.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};

use crate::runtime::sync::thread::{self, Behalf, Frame, from_frame};

/// A cycle of waiting threads: the thread that constructs the wanted value waits for this thread.
#[derive(Debug)]
pub(crate) struct Deadlock {
    /// The frames along the cycle. The first and the last are the wanted one.
    pub(crate) path: Vec<Frame>,
}

/// A waiting thread.
struct Waiter {
    cell: usize,
    owner: u64,
    wanted: Frame,
    frames: Vec<Frame>,
    behalf: Vec<Behalf>,
}

type Graph = HashMap<u64, Waiter>;

static GRAPH: LazyLock<Mutex<Graph>> = LazyLock::new(Mutex::default);
static WOKEN: Condvar = Condvar::new();
/// The number of waiting threads. If it is zero, a cell is released without the lock.
static SLEEPERS: AtomicUsize = AtomicUsize::new(0);

/// Waits until no thread has claimed the cell.
pub(crate) fn until_free(owner: &AtomicU64, wanted: Frame) -> Result<(), Deadlock> {
    let me = thread::id();
    let (behalf, frames) = (thread::behalf(), thread::frames());
    let mut graph = lock();
    SLEEPERS.fetch_add(1, Ordering::SeqCst);
    let outcome = loop {
        let owner_id = owner.load(Ordering::SeqCst);
        if owner_id == 0 {
            break Ok(());
        }
        let wait_path = find_wait_path(&graph, owner_id, wanted, |thread| {
            thread == me || behalf.iter().any(|behalf| behalf.is_of(thread))
        });
        if let Some((mut path, last_wanted)) = wait_path {
            path.extend_from_slice(from_frame(&frames, &last_wanted));
            path.push(wanted);
            break Err(Deadlock { path });
        }
        let waiter = Waiter {
            cell: address(owner),
            owner: owner_id,
            wanted,
            frames: frames.clone(),
            behalf: behalf.clone(),
        };
        graph.insert(me, waiter);
        graph = WOKEN.wait(graph).unwrap_or_else(PoisonError::into_inner);
    };
    graph.remove(&me);
    SLEEPERS.fetch_sub(1, Ordering::SeqCst);
    outcome
}

/// Releases the cell and wakes the threads that wait for it.
#[inline]
pub(crate) fn set_free(owner: &AtomicU64) {
    // SeqCst: this thread frees the cell and then reads whether others sleep. `until_free` counts itself
    // and then reads whether the cell is free. So at least one of the two sees the other.
    owner.store(0, Ordering::SeqCst);
    if SLEEPERS.load(Ordering::SeqCst) != 0 {
        wake(owner);
    }
}

#[cold]
fn wake(owner: &AtomicU64) {
    // Threads that waited for this cell no longer wait, even before they wake. A remaining edge would be
    // reported as a cycle that does not exist.
    let mut graph = lock();
    graph.retain(|_, waiter| waiter.cell != address(owner));
    drop(graph);
    WOKEN.notify_all();
}

/// Searches a path of waiting threads from the owner to a thread for which `is_me` returns true.
///
/// Returns the frames along the path, and the frame of this thread that the last waiter wants. A thread
/// counts as waiting for the threads that work on its behalf, because it may be about to join them.
fn find_wait_path(
    graph: &Graph,
    owner_id: u64,
    wanted: Frame,
    is_me: impl Fn(u64) -> bool,
) -> Option<(Vec<Frame>, Frame)> {
    let mut seen = vec![owner_id];
    let mut open = vec![(owner_id, wanted, Vec::new())];
    while let Some((thread, wanted, path)) = open.pop() {
        if is_me(thread) {
            return Some((path, wanted));
        }
        let waiting = graph.iter().filter(|(id, waiter)| {
            let mut behalf = waiter.behalf.iter();
            **id == thread || behalf.any(|behalf| behalf.is_of(thread))
        });
        for (_, waiter) in waiting {
            if !seen.contains(&waiter.owner) {
                seen.push(waiter.owner);
                let mut longer: Vec<Frame> = path.clone();
                longer.extend_from_slice(from_frame(&waiter.frames, &wanted));
                open.push((waiter.owner, waiter.wanted, longer));
            }
        }
    }
    None
}

fn lock() -> MutexGuard<'static, Graph> {
    GRAPH.lock().unwrap_or_else(PoisonError::into_inner)
}

fn address(owner: &AtomicU64) -> usize {
    std::ptr::from_ref(owner).addr()
}
