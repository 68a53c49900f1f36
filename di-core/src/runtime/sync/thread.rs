//! The constructions of the current thread as frames, and the threads on whose behalf it works.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use crate::spec::type_name::TypeName;

/// The maximum number of nested constructions on one thread. More could overflow its stack.
pub(crate) const MAX_FRAMES: usize = 250;

/// A value under construction: its container and its slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    container: usize,
    slot: FrameSlot,
    name: TypeName,
}

/// The slot for which a frame constructs a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameSlot {
    /// The value of a slot.
    Value(u32),
    /// A value that the factory in a slot creates.
    Created(u32),
    /// A value without a slot.
    Unbound,
}

/// The frames under which a handle (`Lazy`, `Provider`, an assisted factory) was created.
///
/// While one of their constructors runs, a thread that uses the handle works on its behalf: the constructor
/// may be waiting for that thread.
#[derive(Debug)]
pub(crate) struct Origin {
    frames: Vec<OriginFrame>,
}

/// A frame under which a handle was created.
#[derive(Debug)]
struct OriginFrame {
    frame: Frame,
    behalf: Behalf,
}

/// A guard that leaves the frame on drop.
pub(crate) struct Entered(());

/// A guard that leaves the frames of the origin on drop.
pub(crate) struct OnBehalf {
    frames: usize,
}

/// The frames of the current thread, the outermost first.
#[derive(Default)]
struct FrameStack {
    frames: Vec<Running>,
}

/// A frame and the thread that constructs its value.
struct Running {
    frame: Frame,
    executor: Executor,
}

/// The thread that constructs the value of a frame.
enum Executor {
    /// This thread. If a handle was created under the frame, the token lives as long as the frame.
    ThisThread(Option<Arc<()>>),
    /// Another thread. This thread works on its behalf while the frame's token lives.
    OtherThread(Behalf),
}

/// A thread, and the token of its frame on whose behalf another thread works.
#[derive(Clone, Debug)]
pub(crate) struct Behalf {
    thread: u64,
    token: Weak<()>,
}

impl Behalf {
    /// Returns whether this is the given thread and its frame still runs.
    pub(crate) fn is_of(&self, thread: u64) -> bool {
        self.thread == thread && self.token.strong_count() > 0
    }
}

thread_local! {
    // The id needs no destructor, so it is available as long as the thread lives.
    static ID: Cell<u64> = const { Cell::new(0) };
    static STACK: RefCell<FrameStack> = const { RefCell::new(FrameStack { frames: Vec::new() }) };
}

impl Frame {
    /// Creates the frame for the value of a slot. `container` is the address of the container.
    pub(crate) fn of_slot(container: usize, slot: u32, name: TypeName) -> Self {
        let slot = FrameSlot::Value(slot);
        Self {
            container,
            slot,
            name,
        }
    }

    /// Creates the frame for a value that the factory in a slot creates.
    pub(crate) fn created(container: usize, slot: u32, name: TypeName) -> Self {
        let slot = FrameSlot::Created(slot);
        Self {
            container,
            slot,
            name,
        }
    }

    /// Creates the frame for a value without a slot.
    pub(crate) fn unbound(container: usize, name: TypeName) -> Self {
        let slot = FrameSlot::Unbound;
        Self {
            container,
            slot,
            name,
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

    /// Returns whether both frames construct the value of the same slot.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.container == other.container
            && self.slot == other.slot
            && self.slot != FrameSlot::Unbound
    }
}

/// Returns the id of the current thread, which is never zero.
pub(crate) fn id() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    ID.with(|id| {
        if id.get() == 0 {
            // Relaxed: the ids only have to differ.
            id.set(LAST.fetch_add(1, Ordering::Relaxed) + 1);
        }
        id.get()
    })
}

/// The reason why a frame cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotEntered {
    /// This thread is already constructing the frame's value.
    Already,
    /// Too many constructions are already nested.
    TooDeep,
}

/// Enters a frame for a value that this thread constructs.
pub(crate) fn enter(frame: Frame) -> Result<Entered, NotEntered> {
    push_frame(frame, false)
}

/// Enters a frame like [`enter`], but refuses a value that this thread is already constructing.
pub(crate) fn enter_unless_running(frame: Frame) -> Result<Entered, NotEntered> {
    push_frame(frame, true)
}

fn push_frame(frame: Frame, must_be_new: bool) -> Result<Entered, NotEntered> {
    let refused = with_stack(|stack| {
        let mut frames = stack.frames.iter();
        if must_be_new && frames.any(|running| running.frame.is_same(&frame)) {
            return Some(NotEntered::Already);
        }
        if stack.frames.len() >= MAX_FRAMES {
            return Some(NotEntered::TooDeep);
        }
        let executor = Executor::ThisThread(None);
        stack.frames.push(Running { frame, executor });
        None
    });
    match refused {
        None => Ok(Entered(())),
        Some(refused) => Err(refused),
    }
}

/// Returns the frames of this thread, the outermost first.
pub(crate) fn frames() -> Vec<Frame> {
    with_stack(|stack| stack.frames.iter().map(|running| running.frame).collect())
}

/// Returns the frames from the wanted one on, or all frames if it is not among them.
pub(crate) fn from_frame<'a>(frames: &'a [Frame], wanted: &Frame) -> &'a [Frame] {
    let start = frames.iter().position(|frame| frame.is_same(wanted));
    &frames[start.unwrap_or(0)..]
}

/// Returns the threads on whose behalf this thread works.
pub(crate) fn behalf() -> Vec<Behalf> {
    with_stack(|stack| {
        let frames = stack.frames.iter();
        let others = frames.filter_map(|running| match &running.executor {
            Executor::ThisThread(_) => None,
            Executor::OtherThread(behalf) => Some(behalf.clone()),
        });
        others.collect()
    })
}

/// Returns the frames of this thread as the origin of a new handle, or `None` if there are none.
pub(crate) fn origin() -> Option<Arc<Origin>> {
    with_stack(|stack| {
        if stack.frames.is_empty() {
            return None;
        }
        let frames = stack.frames.iter_mut().map(|running| OriginFrame {
            frame: running.frame,
            behalf: match &mut running.executor {
                Executor::OtherThread(behalf) => behalf.clone(),
                Executor::ThisThread(token) => Behalf {
                    thread: id(),
                    token: Arc::downgrade(token.get_or_insert_with(Arc::default)),
                },
            },
        });
        let frames = frames.collect();
        Some(Arc::new(Origin { frames }))
    })
}

/// Lets this thread work on behalf of the origin's constructors that still run on other threads.
///
/// The frames of constructors on this thread are already recorded.
pub(crate) fn on_behalf(origin: Option<&Arc<Origin>>) -> Option<OnBehalf> {
    let me = id();
    let running = origin?.frames.iter().filter_map(|origin| {
        let runs = origin.behalf.is_of(origin.behalf.thread);
        (runs && origin.behalf.thread != me).then(|| Running {
            frame: origin.frame,
            executor: Executor::OtherThread(origin.behalf.clone()),
        })
    });
    let running: Vec<Running> = running.collect();
    if running.is_empty() {
        return None;
    }
    with_stack(|stack| {
        let frames = stack.frames.len();
        stack.frames.extend(running);
        Some(OnBehalf { frames })
    })
}

impl Drop for Entered {
    fn drop(&mut self) {
        with_stack(|stack| stack.frames.pop().map(drop));
    }
}

impl Drop for OnBehalf {
    fn drop(&mut self) {
        with_stack(|stack| {
            stack.frames.truncate(self.frames);
        });
    }
}

/// Calls `f` with the frames of this thread.
///
/// While the thread ends, the frames no longer exist and nothing is recorded. Then a cycle among
/// thread-local destructors cannot be distinguished from a long wait.
fn with_stack<R: Default>(f: impl FnOnce(&mut FrameStack) -> R) -> R {
    let done = STACK.try_with(|stack| stack.try_borrow_mut().ok().map(|mut stack| f(&mut stack)));
    done.ok().flatten().unwrap_or_default()
}
