//! The graph of async constructions that wait for each other.
//!
//! The graph of the plan has no cycle. But an async function may resolve a value itself, and that value may
//! need the one that the function constructs. Then both would wait without end.

use std::sync::PoisonError;

use crate::runtime::primitives::process_wide;
use crate::runtime::primitives::sync::{Mutex, MutexGuard};
use crate::runtime::sync::frame::{Frame, frames, from_frame};

process_wide! {
    /// The waits of all containers, as a cycle may involve several.
    static WAITS: Mutex<Vec<Wait>> = Mutex::new(Vec::new());
}

/// A construction that waits for another one.
struct Wait {
    id: u64,
    waiting: Frame,
    awaited: Frame,
}

/// A guard that removes the waits on drop.
pub(crate) struct Awaiting(u64);

/// Records that the constructions which this thread polls wait for another one. Returns `None` if the thread
/// polls no construction.
///
/// Each of its frames waits, and not only the innermost. No other construction waits for a transient, so only
/// the frame of the transient's consumer can be a part of a cycle.
///
/// # Errors
///
/// Returns the path of the cycle if the other construction waits for this one, directly or through others. The
/// first and the last frame are the awaited one.
pub(crate) fn await_construction(awaited: Frame) -> Result<Option<Awaiting>, Vec<Frame>> {
    let frames = frames();
    if frames.is_empty() {
        return Ok(None);
    }
    // On one thread, a value of another scope counts too: its construction would go on without end.
    if frames.iter().any(|frame| frame.is_same(&awaited)) {
        let mut path = from_frame(&frames, &awaited).to_vec();
        path.push(awaited);
        return Err(path);
    }
    let mut waits = lock();
    for (at, waiting) in frames.iter().enumerate().rev() {
        if let Some(mut path) = path(&waits, awaited, *waiting) {
            path.extend_from_slice(&frames[at + 1..]);
            path.push(awaited);
            return Err(path);
        }
    }
    let id = waits.last().map_or(0, |last| last.id + 1);
    let wait = |waiting| Wait {
        id,
        waiting,
        awaited,
    };
    waits.extend(frames.into_iter().map(wait));
    Ok(Some(Awaiting(id)))
}

/// Returns the frames on a path of waits, with both ends.
fn path(waits: &[Wait], from: Frame, to: Frame) -> Option<Vec<Frame>> {
    // Each frame has the index of the one before it.
    let mut reached = vec![(from, 0)];
    let mut next = 0;
    while let Some((frame, before)) = reached.get(next).copied() {
        if frame.is_same_value(&to) {
            let mut path = vec![frame];
            let mut at = (next, before);
            while at.0 != 0 {
                let (frame, before) = reached[at.1];
                path.push(frame);
                at = (at.1, before);
            }
            path.reverse();
            return Some(path);
        }
        for wait in waits
            .iter()
            .filter(|wait| wait.waiting.is_same_value(&frame))
        {
            let is_new = |(other, _): &(Frame, usize)| !other.is_same_value(&wait.awaited);
            if reached.iter().all(is_new) {
                reached.push((wait.awaited, next));
            }
        }
        next += 1;
    }
    None
}

impl Drop for Awaiting {
    fn drop(&mut self) {
        lock().retain(|wait| wait.id != self.0);
    }
}

fn lock() -> MutexGuard<'static, Vec<Wait>> {
    WAITS.lock().unwrap_or_else(PoisonError::into_inner)
}
