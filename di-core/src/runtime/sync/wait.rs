//! The graph of waiting threads. A thread uses it only if another thread has claimed the cell.
//!
//! One graph serves all containers, because a cycle of waiting threads may involve several. A thread of the
//! cycle gets an error at once. Whatever else a constructor waits for, such as a thread that it has started,
//! cannot be seen here. So each wait has a limit.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use crate::runtime::primitives::process_wide;
use crate::runtime::primitives::sync::{Condvar, Mutex, MutexGuard};
use crate::runtime::sync::deadline::Deadline;
use crate::runtime::sync::frame::{Frame, frames, from_frame, is_constructing};
use crate::runtime::sync::owner::Owner;
use crate::runtime::sync::thread;
use crate::runtime::sync::thread_limit::uncount_thread;

/// The reason why a thread does not get a value that another thread constructs.
#[derive(Debug)]
pub(crate) enum Blocked {
    /// The other thread waits for this thread, directly or through others. The path has the frames along
    /// the cycle, of which the first and the last are the wanted one.
    Deadlock { path: Vec<Frame> },
    /// The other thread did not finish within the limit.
    TimedOut(TimedOut),
}

/// A wait that exceeded its limit, and the waits that keep the other thread.
#[derive(Debug)]
pub(crate) struct TimedOut {
    pub(crate) limit: Duration,
    /// The first wait is the one of this thread.
    pub(crate) waits: Vec<Wait>,
}

/// A thread that waits for a value, which another thread constructs.
#[derive(Debug)]
pub(crate) struct Wait {
    pub(crate) waiting: String,
    pub(crate) wanted: Frame,
    pub(crate) constructing: String,
}

/// A waiting thread.
struct Waiter {
    cell: usize,
    owner: u64,
    wanted: Frame,
    frames: Vec<Frame>,
    woken: Arc<Condvar>,
}

/// The waiting threads, by id. Their order is fixed, so that a model can repeat an execution.
type Graph = BTreeMap<u64, Waiter>;

process_wide! {
    static GRAPH: Mutex<Graph> = Mutex::new(Graph::new());
}

/// Waits until no thread has claimed the cell.
pub(crate) fn until_free(
    owner: &Owner,
    wanted: Frame,
    deadline: &mut Deadline,
) -> Result<(), Blocked> {
    let me = thread::id();
    let frames = frames();
    let woken = Arc::new(Condvar::new());
    let _uncounted = is_constructing().then(uncount_thread);
    let mut graph = lock();
    let outcome = loop {
        let Some(owner_id) = owner.mark_awaited() else {
            break Ok(());
        };
        let chain = chain(&graph, owner_id);
        if chain.last().map_or(owner_id, |last| last.owner) == me {
            let path = path_of_cycle(&chain, wanted, &frames);
            break Err(Blocked::Deadlock { path });
        }
        let Some(left) = deadline.left() else {
            let waits = waits(&chain, me, owner_id, wanted);
            let limit = deadline.limit();
            break Err(Blocked::TimedOut(TimedOut { limit, waits }));
        };
        let waiter = Waiter {
            cell: owner.address(),
            owner: owner_id,
            wanted,
            frames: frames.clone(),
            woken: Arc::clone(&woken),
        };
        graph.insert(me, waiter);
        let woken_up = woken.wait_timeout(graph, left);
        graph = woken_up.unwrap_or_else(PoisonError::into_inner).0;
    };
    graph.remove(&me);
    outcome
}

/// Releases the cell and wakes the threads that wait for it, but no others.
#[inline]
pub(crate) fn set_free(owner: &Owner) {
    let cell = owner.address();
    if owner.release() {
        wake(cell);
    }
}

#[cold]
fn wake(cell: usize) {
    let mut graph = lock();
    // These threads no longer wait, even before they wake. A remaining edge would be reported as a cycle
    // that does not exist.
    graph.retain(|_, waiter| {
        let is_free = waiter.cell == cell;
        if is_free {
            waiter.woken.notify_one();
        }
        !is_free
    });
}

/// Returns the waits that keep a thread: its own, that of the thread for which it waits, and so on.
fn chain(graph: &Graph, thread: u64) -> Vec<&Waiter> {
    let mut chain: Vec<&Waiter> = Vec::new();
    let mut next = graph.get(&thread);
    while let Some(waiter) = next.filter(|_| chain.len() < graph.len()) {
        chain.push(waiter);
        next = graph.get(&waiter.owner);
    }
    chain
}

/// Returns the frames along a cycle: of each thread in the chain, and at last of this thread, those from the
/// value on for which the thread before it waits.
fn path_of_cycle(chain: &[&Waiter], wanted: Frame, mine: &[Frame]) -> Vec<Frame> {
    let mut path = Vec::new();
    let mut awaited = wanted;
    for waiter in chain {
        path.extend_from_slice(from_frame(&waiter.frames, &awaited));
        awaited = waiter.wanted;
    }
    path.extend_from_slice(from_frame(mine, &awaited));
    path.push(wanted);
    path
}

fn waits(chain: &[&Waiter], me: u64, owner: u64, wanted: Frame) -> Vec<Wait> {
    let wait = |waiting, wanted, constructing| Wait {
        waiting: thread::name(waiting),
        wanted,
        constructing: thread::name(constructing),
    };
    let mut waits = vec![wait(me, wanted, owner)];
    let mut waiting = owner;
    for waiter in chain {
        waits.push(wait(waiting, waiter.wanted, waiter.owner));
        waiting = waiter.owner;
    }
    waits
}

fn lock() -> MutexGuard<'static, Graph> {
    GRAPH.lock().unwrap_or_else(PoisonError::into_inner)
}
