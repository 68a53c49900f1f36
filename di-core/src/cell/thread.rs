//! What the present thread is making: the frames of its constructions, and on whose behalf.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use crate::name::NameOf;

/// A value in the making: of which container, in which slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    container: usize,
    slot: u32,
    number: u32,
    name: NameOf,
}

/// The frames that a handle (`Lazy`, `Provider`, an assisted factory) was handed out under. As
/// long as the constructor that got the handle runs, who uses the handle in another thread works
/// on that constructor's behalf: it may be waiting for that thread.
#[derive(Debug)]
pub(crate) struct Origin {
    threads: Vec<u64>,
    frames: Vec<Frame>,
}

/// Leaves the frame when it drops.
pub(crate) struct Entered(());

/// Leaves the origin when it drops.
pub(crate) struct OnBehalf {
    frames: usize,
    threads: usize,
}

#[derive(Default)]
struct Work {
    frames: Vec<Frame>,
    behalf: Vec<u64>,
}

thread_local! {
    // Needs no destructor, so it can be asked for as long as the thread lives.
    static ID: Cell<u64> = const { Cell::new(0) };
    static WORK: RefCell<Work> = const { RefCell::new(Work { frames: Vec::new(), behalf: Vec::new() }) };
}

impl Frame {
    /// `container` is its address, `number` the cell's place in the order of making.
    pub(crate) fn new(container: usize, slot: u32, number: u32, name: NameOf) -> Self {
        Self {
            container,
            slot,
            number,
            name,
        }
    }

    pub(crate) fn number(&self) -> u32 {
        self.number
    }

    pub(crate) fn slot(&self) -> u32 {
        self.slot
    }

    pub(crate) fn container(&self) -> usize {
        self.container
    }

    pub(crate) fn name(&self) -> &'static str {
        (self.name)()
    }

    pub(crate) fn same_slot(&self, other: &Self) -> bool {
        self.container == other.container && self.slot == other.slot
    }
}

/// The number of this thread, never zero.
pub(super) fn id() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    ID.with(|id| {
        if id.get() == 0 {
            id.set(LAST.fetch_add(1, Ordering::Relaxed) + 1);
        }
        id.get()
    })
}

/// Notes that this thread is making the frame's value.
pub(crate) fn enter(frame: Frame) -> Entered {
    with_work(|work| work.frames.push(frame));
    Entered(())
}

/// Whether this thread is making a value of the frame's slot already.
pub(crate) fn is_entered(frame: Frame) -> bool {
    with_work(|work| work.frames.iter().any(|other| other.same_slot(&frame)))
}

/// What this thread is making, the outermost first.
pub(crate) fn frames() -> Vec<Frame> {
    with_work(|work| work.frames.clone())
}

/// The frames from the first of the wanted slot on, or all of them where there is none.
pub(crate) fn from_slot<'a>(frames: &'a [Frame], wanted: &Frame) -> &'a [Frame] {
    let start = frames.iter().position(|frame| frame.same_slot(wanted));
    &frames[start.unwrap_or(0)..]
}

/// The threads on whose behalf this one works.
pub(super) fn behalf() -> Vec<u64> {
    with_work(|work| work.behalf.clone())
}

/// What this thread is making now, down to `last`, which gets a handle.
pub(crate) fn origin(last: Frame) -> Arc<Origin> {
    let (mut threads, mut frames) = with_work(|work| (work.behalf.clone(), work.frames.clone()));
    threads.push(id());
    if !ends_with(&frames, &last) {
        frames.push(last);
    }
    Arc::new(Origin { threads, frames })
}

/// Makes this thread work on behalf of the origin, if its constructor still runs.
pub(crate) fn on_behalf(origin: &Weak<Origin>) -> Option<OnBehalf> {
    let origin = origin.upgrade()?;
    let is_elsewhere = !origin.threads.contains(&id());
    with_work(|work| {
        let before = OnBehalf {
            frames: work.frames.len(),
            threads: work.behalf.len(),
        };
        if is_elsewhere {
            work.frames.extend_from_slice(&origin.frames);
            work.behalf.extend_from_slice(&origin.threads);
        } else if let Some(last) = origin.frames.last()
            && !ends_with(&work.frames, last)
        {
            work.frames.push(*last);
        }
        Some(before)
    })
}

fn ends_with(frames: &[Frame], last: &Frame) -> bool {
    frames.last().is_some_and(|frame| frame.same_slot(last))
}

impl Drop for Entered {
    fn drop(&mut self) {
        with_work(|work| {
            work.frames.pop();
        });
    }
}

impl Drop for OnBehalf {
    fn drop(&mut self) {
        with_work(|work| {
            work.frames.truncate(self.frames);
            work.behalf.truncate(self.threads);
        });
    }
}

/// While the thread ends there is no list any more; then nothing is noted, which only means that
/// a cycle among thread-local destructors is not told from a long wait.
fn with_work<R: Default>(f: impl FnOnce(&mut Work) -> R) -> R {
    let done = WORK.try_with(|work| work.try_borrow_mut().ok().map(|mut work| f(&mut work)));
    done.ok().flatten().unwrap_or_default()
}
