//! Who waits for whom: touched only when a thread finds a cell busy.
//!
//! One graph serves all containers, because a cycle of waiting threads may lead through several.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};

use crate::runtime::sync::thread::{self, Behalf, Frame, from_frame};

/// Why a thread must not wait: what it wants is being made by one that waits for it.
#[derive(Debug)]
pub(crate) struct Deadlock {
    /// The frames along the cycle: the wanted one is the first and the last.
    pub(crate) path: Vec<Frame>,
}

/// A thread that waits.
struct Want {
    cell: usize,
    maker: u64,
    wanted: Frame,
    frames: Vec<Frame>,
    behalf: Vec<Behalf>,
}

type Graph = HashMap<u64, Want>;

static GRAPH: LazyLock<Mutex<Graph>> = LazyLock::new(Mutex::default);
static WOKEN: Condvar = Condvar::new();
/// How many threads wait: lets a cell that nobody waits for be set free without the lock.
static SLEEPERS: AtomicUsize = AtomicUsize::new(0);

/// Waits until nobody is filling the cell.
pub(crate) fn until_free(maker: &AtomicU64, wanted: Frame) -> Result<(), Deadlock> {
    let me = thread::id();
    let (behalf, frames) = (thread::behalf(), thread::frames());
    let mut graph = lock();
    SLEEPERS.fetch_add(1, Ordering::SeqCst);
    let outcome = loop {
        let owner = maker.load(Ordering::SeqCst);
        if owner == 0 {
            break Ok(());
        }
        let others = others_between(&graph, owner, wanted, |thread| {
            thread == me || behalf.iter().any(|behalf| behalf.is_of(thread))
        });
        if let Some((mut path, last_wanted)) = others {
            path.extend_from_slice(from_frame(&frames, &last_wanted));
            path.push(wanted);
            break Err(Deadlock { path });
        }
        let want = Want {
            cell: address(maker),
            maker: owner,
            wanted,
            frames: frames.clone(),
            behalf: behalf.clone(),
        };
        graph.insert(me, want);
        graph = WOKEN.wait(graph).unwrap_or_else(PoisonError::into_inner);
    };
    graph.remove(&me);
    SLEEPERS.fetch_sub(1, Ordering::SeqCst);
    outcome
}

/// Gives the cell free and wakes who waits for it.
#[inline]
pub(crate) fn set_free(maker: &AtomicU64) {
    maker.store(0, Ordering::SeqCst);
    if SLEEPERS.load(Ordering::SeqCst) != 0 {
        wake(maker);
    }
}

#[cold]
fn wake(maker: &AtomicU64) {
    // Whoever waited for this cell waits for nobody now, even before it wakes: an edge left
    // behind would show a cycle where there is none.
    let mut graph = lock();
    graph.retain(|_, want| want.cell != address(maker));
    drop(graph);
    WOKEN.notify_all();
}

/// If the owner waits, maybe through others, for one that `is_me` knows: the frames on the way,
/// and what of mine is wanted at its end.
///
/// A thread counts as waiting for those who work on its behalf: it may be about to join them.
fn others_between(
    graph: &Graph,
    owner: u64,
    wanted: Frame,
    is_me: impl Fn(u64) -> bool,
) -> Option<(Vec<Frame>, Frame)> {
    let mut seen = vec![owner];
    let mut open = vec![(owner, wanted, Vec::new())];
    while let Some((thread, wanted, path)) = open.pop() {
        if is_me(thread) {
            return Some((path, wanted));
        }
        let waiting = graph.iter().filter(|(waiter, want)| {
            let mut behalf = want.behalf.iter();
            **waiter == thread || behalf.any(|behalf| behalf.is_of(thread))
        });
        for (_, want) in waiting {
            if !seen.contains(&want.maker) {
                seen.push(want.maker);
                let mut longer: Vec<Frame> = path.clone();
                longer.extend_from_slice(from_frame(&want.frames, &wanted));
                open.push((want.maker, want.wanted, longer));
            }
        }
    }
    None
}

fn lock() -> MutexGuard<'static, Graph> {
    GRAPH.lock().unwrap_or_else(PoisonError::into_inner)
}

fn address(maker: &AtomicU64) -> usize {
    std::ptr::from_ref(maker).addr()
}
