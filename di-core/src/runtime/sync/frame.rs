//! The constructions of the current thread, as frames.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use crate::runtime::primitives::thread_local;
use crate::runtime::sync::thread_limit::{Counted, count_thread};
use crate::spec::type_name::TypeName;

/// The maximum number of nested constructions on one thread. More could overflow its stack.
pub(crate) const MAX_FRAMES: usize = 250;

/// A value under construction: its container and its slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    container: usize,
    slot: FrameSlot,
    name: TypeName,
    /// The address of the scope that holds the value of an async construction, or zero.
    #[cfg(feature = "async")]
    scope: usize,
}

/// The slot for which a frame constructs a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FrameSlot {
    /// The value of a slot.
    Value(u32),
    /// A value that the factory in a slot creates.
    Created(u32),
    /// A value without a slot.
    Unbound,
}

/// The identity of a value under construction: its container, its slot and its scope.
#[cfg(feature = "async")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ValueId(usize, FrameSlot, usize);

/// A guard that leaves the frame on drop.
pub(crate) struct Entered {
    /// Present in the outermost frame of a thread.
    counted: Option<Counted>,
}

/// The reason why a frame cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotEntered {
    /// This thread is already constructing the frame's value.
    Already,
    /// Too many constructions are already nested.
    TooDeep,
    /// Too many threads construct values, and none of them ended within the limit.
    TooManyThreads,
}

thread_local! {
    /// The frames of this thread, the outermost first.
    static FRAMES: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) };
    /// The number of frames. It needs no destructor, so it limits the destructors of thread-locals too,
    /// which may run when `FRAMES` no longer exists.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

#[cfg(feature = "async")]
thread_local! {
    /// The frames of this thread when the last panic left the innermost of them.
    static OF_PANIC: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) };
}

impl Frame {
    /// Creates the frame for the value of a slot. `container` is the address of the container.
    pub(crate) fn of_slot(container: usize, slot: u32, name: TypeName) -> Self {
        let slot = FrameSlot::Value(slot);
        Self {
            container,
            slot,
            name,
            #[cfg(feature = "async")]
            scope: 0,
        }
    }

    /// Creates the frame for a value that the factory in a slot creates.
    pub(crate) fn created(container: usize, slot: u32, name: TypeName) -> Self {
        let slot = FrameSlot::Created(slot);
        Self {
            container,
            slot,
            name,
            #[cfg(feature = "async")]
            scope: 0,
        }
    }

    /// Creates the frame for a value without a slot.
    pub(crate) fn unbound(container: usize, name: TypeName) -> Self {
        let slot = FrameSlot::Unbound;
        Self {
            container,
            slot,
            name,
            #[cfg(feature = "async")]
            scope: 0,
        }
    }

    /// Returns the slot of the frame's value, if it belongs to the container at this address.
    pub(crate) fn slot_in(&self, container: usize) -> Option<u32> {
        match self.slot {
            FrameSlot::Value(slot) if self.container == container => Some(slot),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        (self.name)()
    }

    /// Returns the same frame for the value of a scope at this address.
    #[cfg(feature = "async")]
    pub(crate) fn in_scope(self, scope: usize) -> Self {
        Self { scope, ..self }
    }

    /// Returns the identity of the frame's value, or `None` if the value has no slot.
    ///
    /// A thread may not construct the value of a slot inside of another one, whatever their scopes. But an async
    /// construction may wait for the value of its own slot in another scope.
    #[cfg(feature = "async")]
    pub(crate) fn value_id(&self) -> Option<ValueId> {
        let has_slot = self.slot != FrameSlot::Unbound;
        has_slot.then_some(ValueId(self.container, self.slot, self.scope))
    }

    /// Returns whether both frames construct the value of the same slot.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.container == other.container
            && self.slot == other.slot
            && self.slot != FrameSlot::Unbound
    }
}

/// Enters a frame for a value that this thread constructs.
///
/// If too many threads construct values, waits at most `limit` until one of them ends.
pub(crate) fn enter(frame: Frame, limit: Duration) -> Result<Entered, NotEntered> {
    push(frame, false, limit)
}

/// Enters a frame like [`enter`], but refuses a value that this thread is already constructing.
pub(crate) fn enter_unless_running(frame: Frame, limit: Duration) -> Result<Entered, NotEntered> {
    push(frame, true, limit)
}

fn push(frame: Frame, must_be_new: bool, limit: Duration) -> Result<Entered, NotEntered> {
    let count = COUNT.with(Cell::get);
    if count >= MAX_FRAMES {
        return Err(NotEntered::TooDeep);
    }
    let is_running = with_frames(|frames| {
        let mut running = frames.iter();
        let is_running = must_be_new && running.any(|running| running.is_same(&frame));
        if !is_running {
            frames.push(frame);
        }
        is_running
    });
    if is_running {
        return Err(NotEntered::Already);
    }
    COUNT.with(|nested| nested.set(count + 1));
    // From here on, the guard leaves the frame.
    let mut entered = Entered { counted: None };
    if count == 0 {
        entered.counted = Some(count_thread(limit).ok_or(NotEntered::TooManyThreads)?);
    }
    Ok(entered)
}

/// Returns true if this thread constructs a value.
pub(crate) fn is_constructing() -> bool {
    COUNT.with(Cell::get) != 0
}

/// Returns the frames of this thread, the outermost first.
pub(crate) fn frames() -> Vec<Frame> {
    with_frames(|frames| frames.clone())
}

/// Returns the frames from the wanted one on, or all frames if it is not among them.
pub(crate) fn from_frame<'a>(frames: &'a [Frame], wanted: &Frame) -> &'a [Frame] {
    let start = frames.iter().position(|frame| frame.is_same(wanted));
    &frames[start.unwrap_or(0)..]
}

/// Takes the frames from which the last panic has unwound.
#[cfg(feature = "async")]
pub(crate) fn take_frames_of_panic() -> Vec<Frame> {
    OF_PANIC.try_with(RefCell::take).unwrap_or_default()
}

/// Forgets an earlier panic, before a construction whose panic is caught.
#[cfg(feature = "async")]
pub(crate) fn forget_frames_of_panic() {
    OF_PANIC.try_with(|frames| frames.borrow_mut().clear()).ok();
}

/// Records the frames of a panic, unless it has left an inner frame before.
#[cfg(feature = "async")]
#[cold]
fn record_panic() {
    let recorded = |of_panic: &RefCell<Vec<Frame>>| {
        let mut of_panic = of_panic.borrow_mut();
        if of_panic.is_empty() {
            *of_panic = frames();
        }
    };
    // While the thread ends, nothing is recorded.
    OF_PANIC.try_with(recorded).ok();
}

impl Drop for Entered {
    fn drop(&mut self) {
        #[cfg(feature = "async")]
        if std::thread::panicking() {
            record_panic();
        }
        COUNT.with(|nested| nested.set(nested.get().saturating_sub(1)));
        with_frames(|frames| {
            frames.pop();
        });
    }
}

/// Calls `f` with the frames of this thread. While the thread ends, they no longer exist, and nothing is
/// recorded but their number.
fn with_frames<R: Default>(f: impl FnOnce(&mut Vec<Frame>) -> R) -> R {
    let done = FRAMES.try_with(|frames| {
        frames
            .try_borrow_mut()
            .ok()
            .map(|mut frames| f(&mut frames))
    });
    done.ok().flatten().unwrap_or_default()
}
