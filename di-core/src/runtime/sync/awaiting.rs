//! The graph of async constructions that wait for each other.
//!
//! The graph of the plan has no cycle. But an async function may resolve a value itself, and that value may
//! need the one that the function constructs. Then both would wait without end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

use crate::runtime::primitives::process_wide;
use crate::runtime::primitives::sync::{Mutex, MutexGuard};
use crate::runtime::sync::frame::{Frame, ValueId, frames, from_frame};

process_wide! {
    /// The waits of all containers, as a cycle may involve several.
    static WAITS: Mutex<Waits> = Mutex::new(Waits::new());
}

/// The constructions that wait for others.
///
/// One construction may wait for thousands of others at the same time, so each wait is found in logarithmic time.
struct Waits {
    /// The number of the next wait.
    next: u64,
    /// All waits, by the value whose construction waits and by the number of the wait.
    all: BTreeMap<(ValueId, u64), Wait>,
}

/// A wait for the construction of another value.
#[derive(Clone, Copy)]
struct Wait {
    awaited: Frame,
    /// The slot that the waiting constructor has resolved, if that is known.
    resolved: Option<u32>,
}

/// A step of a cycle.
pub(crate) struct CycleStep {
    pub(crate) frame: Frame,
    /// The slot that the constructor of the step before has resolved, if that is known. It needs the value of the frame.
    pub(crate) resolved: Option<u32>,
}

/// A guard that removes the waits of some values with one number on drop.
pub(crate) struct Awaiting {
    waiting: Vec<ValueId>,
    number: u64,
}

/// Records that the constructions which this thread polls wait for another one, for a slot that they have resolved.
/// Returns `None` if the thread polls no construction.
///
/// Each of its frames waits, and not only the innermost. No other construction waits for a transient, so only
/// the frame of the transient's consumer can be a part of a cycle.
///
/// # Errors
///
/// Returns the path of the cycle if the other construction waits for this one, directly or through others. The
/// first and the last frame are the awaited one.
pub(crate) fn await_construction(
    awaited: Frame,
    resolved: Option<u32>,
) -> Result<Option<Awaiting>, Vec<CycleStep>> {
    let frames = frames();
    if frames.is_empty() {
        return Ok(None);
    }
    let mut waits = lock();
    let last = Wait { awaited, resolved };
    // On one thread, a value of another scope counts too: its construction would go on without end.
    if frames.iter().any(|frame| frame.is_same(&awaited)) {
        return Err(waits.cycle(from_frame(&frames, &awaited), last));
    }
    for (at, waiting) in frames.iter().enumerate().rev() {
        if let Some(mut path) = waits.path(awaited, *waiting) {
            path.extend_from_slice(&frames[at + 1..]);
            return Err(waits.cycle(&path, last));
        }
    }
    let waiting: Vec<ValueId> = frames.iter().filter_map(Frame::value_id).collect();
    Ok(Some(waits.add(waiting, last)))
}

impl Waits {
    const fn new() -> Self {
        Self {
            next: 0,
            all: BTreeMap::new(),
        }
    }

    fn add(&mut self, waiting: Vec<ValueId>, wait: Wait) -> Awaiting {
        let number = self.next;
        self.next += 1;
        let waits = waiting.iter().map(|waiting| ((*waiting, number), wait));
        self.all.extend(waits);
        Awaiting { waiting, number }
    }

    /// Returns the waits of a value's construction.
    fn of(&self, frame: Frame) -> impl Iterator<Item = &Wait> {
        let waits = frame.value_id().map(|it| (it, 0)..=(it, u64::MAX));
        let waits = waits.into_iter().flat_map(|it| self.all.range(it));
        waits.map(|(_, wait)| wait)
    }

    /// Returns the steps of a cycle: these frames, each of which waits for the next, and the last wait.
    fn cycle(&self, frames: &[Frame], last: Wait) -> Vec<CycleStep> {
        let resolved = |waiting: Frame, frame: &Frame| {
            let mut waits = self.of(waiting);
            waits.find(|wait| wait.awaited.is_same(frame))?.resolved
        };
        let before = std::iter::once(None).chain(frames.iter().copied().map(Some));
        let steps = frames.iter().zip(before).map(|(frame, before)| CycleStep {
            frame: *frame,
            resolved: before.and_then(|before| resolved(before, frame)),
        });
        let last = CycleStep {
            frame: last.awaited,
            resolved: last.resolved,
        };
        steps.chain([last]).collect()
    }

    /// Returns the frames on a path of waits, with both ends.
    fn path(&self, from: Frame, to: Frame) -> Option<Vec<Frame>> {
        let wanted = to.value_id()?;
        // Each frame has the index of the one before it.
        let mut reached = vec![(from, 0)];
        let mut seen = BTreeSet::from([from.value_id()]);
        let mut next = 0;
        while let Some((frame, _)) = reached.get(next).copied() {
            if frame.value_id() == Some(wanted) {
                return Some(path_to(&reached, next));
            }
            let new = self.of(frame).map(|wait| wait.awaited);
            let new = new.filter(|it| seen.insert(it.value_id()));
            reached.extend(new.map(|awaited| (awaited, next)));
            next += 1;
        }
        None
    }
}

/// Returns the frames up to the one at an index, from the first on.
fn path_to(reached: &[(Frame, usize)], last: usize) -> Vec<Frame> {
    let before = |at: &usize| (*at > 0).then(|| reached[*at].1);
    let indices = std::iter::successors(Some(last), before);
    let mut path: Vec<Frame> = indices.map(|at| reached[at].0).collect();
    path.reverse();
    path
}

impl Drop for Awaiting {
    fn drop(&mut self) {
        let mut waits = lock();
        for waiting in &self.waiting {
            waits.all.remove(&(*waiting, self.number));
        }
    }
}

fn lock() -> MutexGuard<'static, Waits> {
    WAITS.lock().unwrap_or_else(PoisonError::into_inner)
}
