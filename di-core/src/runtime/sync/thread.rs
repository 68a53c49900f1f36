//! What the present thread is making: the frames of its constructions, and on whose behalf.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use crate::spec::type_name::TypeName;

/// How many constructions may run inside each other on one thread: more could need a stack that
/// the thread does not have.
pub(crate) const MOST_FRAMES: usize = 250;

/// A value in the making: of which container, in which slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    container: usize,
    slot: FrameSlot,
    name: TypeName,
}

/// What a frame makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameSlot {
    Value(u32),
    /// What the factory in the slot creates.
    Created(u32),
    /// What is bound to no slot.
    Unbound,
}

/// The frames that a handle (`Lazy`, `Provider`, an assisted factory) was handed out under. As
/// long as one of their constructors runs, who uses the handle in another thread works on its
/// behalf: it may be waiting for that thread.
#[derive(Debug)]
pub(crate) struct Origin {
    frames: Vec<Handed>,
}

/// A frame that a handle was handed out under.
#[derive(Debug)]
struct Handed {
    frame: Frame,
    behalf: Behalf,
}

/// Leaves the frame when it drops.
pub(crate) struct Entered(());

/// Leaves the origin when it drops.
pub(crate) struct OnBehalf {
    frames: usize,
}

#[derive(Default)]
struct Work {
    frames: Vec<Running>,
}

struct Running {
    frame: Frame,
    by: By,
}

/// Who makes the value of a frame.
enum By {
    /// This thread; the token lives as long as the frame, where a handle was handed out under it.
    This(Option<Arc<()>>),
    /// Another thread, on whose behalf this one works as long as the frame's token lives.
    Other(Behalf),
}

/// A thread, and the token of the frame on whose behalf another works.
#[derive(Clone, Debug)]
pub(crate) struct Behalf {
    thread: u64,
    token: Weak<()>,
}

impl Behalf {
    pub(crate) fn is_of(&self, thread: u64) -> bool {
        self.thread == thread && self.token.strong_count() > 0
    }
}

thread_local! {
    // Needs no destructor, so it can be asked for as long as the thread lives.
    static ID: Cell<u64> = const { Cell::new(0) };
    static WORK: RefCell<Work> = const { RefCell::new(Work { frames: Vec::new() }) };
}

impl Frame {
    /// The value of a slot; `container` is its address.
    pub(crate) fn of_slot(container: usize, slot: u32, name: TypeName) -> Self {
        let slot = FrameSlot::Value(slot);
        Self {
            container,
            slot,
            name,
        }
    }

    /// What the factory in a slot creates.
    pub(crate) fn created(container: usize, slot: u32, name: TypeName) -> Self {
        let slot = FrameSlot::Created(slot);
        Self {
            container,
            slot,
            name,
        }
    }

    /// What is made without a slot.
    pub(crate) fn unbound(container: usize, name: TypeName) -> Self {
        let slot = FrameSlot::Unbound;
        Self {
            container,
            slot,
            name,
        }
    }

    /// The slot whose value it is, in the container of this address.
    pub(crate) fn slot_in(&self, container: usize) -> Option<u32> {
        match self.slot {
            FrameSlot::Value(slot) if self.container == container => Some(slot),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        (self.name)()
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.container == other.container
            && self.slot == other.slot
            && self.slot != FrameSlot::Unbound
    }
}

/// The number of this thread, never zero.
pub(crate) fn id() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    ID.with(|id| {
        if id.get() == 0 {
            id.set(LAST.fetch_add(1, Ordering::Relaxed) + 1);
        }
        id.get()
    })
}

/// Why a frame is not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotEntered {
    /// This thread is making the frame's value already.
    Already,
    /// Too many constructions run inside each other already.
    TooDeep,
}

/// Notes that this thread is making the frame's value.
pub(crate) fn enter(frame: Frame) -> Result<Entered, NotEntered> {
    entered(frame, false)
}

/// The same for a value that this thread must not be making already.
pub(crate) fn enter_anew(frame: Frame) -> Result<Entered, NotEntered> {
    entered(frame, true)
}

fn entered(frame: Frame, anew: bool) -> Result<Entered, NotEntered> {
    let refused = with_work(|work| {
        let mut frames = work.frames.iter();
        if anew && frames.any(|running| running.frame.is_same(&frame)) {
            return Some(NotEntered::Already);
        }
        if work.frames.len() >= MOST_FRAMES {
            return Some(NotEntered::TooDeep);
        }
        let by = By::This(None);
        work.frames.push(Running { frame, by });
        None
    });
    match refused {
        None => Ok(Entered(())),
        Some(refused) => Err(refused),
    }
}

/// What this thread is making, the outermost first.
pub(crate) fn frames() -> Vec<Frame> {
    with_work(|work| work.frames.iter().map(|running| running.frame).collect())
}

/// The frames from the wanted one on, or all of them where it is not among them.
pub(crate) fn from_frame<'a>(frames: &'a [Frame], wanted: &Frame) -> &'a [Frame] {
    let start = frames.iter().position(|frame| frame.is_same(wanted));
    &frames[start.unwrap_or(0)..]
}

/// On whose behalf this thread works.
pub(crate) fn behalf() -> Vec<Behalf> {
    with_work(|work| {
        let frames = work.frames.iter();
        let others = frames.filter_map(|running| match &running.by {
            By::This(_) => None,
            By::Other(behalf) => Some(behalf.clone()),
        });
        others.collect()
    })
}

/// What this thread is making now, for a handle that is handed out; nothing where it makes
/// nothing.
pub(crate) fn origin() -> Option<Arc<Origin>> {
    with_work(|work| {
        if work.frames.is_empty() {
            return None;
        }
        let frames = work.frames.iter_mut().map(|running| Handed {
            frame: running.frame,
            behalf: match &mut running.by {
                By::Other(behalf) => behalf.clone(),
                By::This(token) => Behalf {
                    thread: id(),
                    token: Arc::downgrade(token.get_or_insert_with(Arc::default)),
                },
            },
        });
        let frames = frames.collect();
        Some(Arc::new(Origin { frames }))
    })
}

/// Makes this thread work on behalf of those of the origin's constructors that still run
/// elsewhere. On their own thread they are noted already.
pub(crate) fn on_behalf(origin: Option<&Arc<Origin>>) -> Option<OnBehalf> {
    let me = id();
    let running = origin?.frames.iter().filter_map(|handed| {
        let runs = handed.behalf.is_of(handed.behalf.thread);
        (runs && handed.behalf.thread != me).then(|| Running {
            frame: handed.frame,
            by: By::Other(handed.behalf.clone()),
        })
    });
    let running: Vec<Running> = running.collect();
    if running.is_empty() {
        return None;
    }
    with_work(|work| {
        let frames = work.frames.len();
        work.frames.extend(running);
        Some(OnBehalf { frames })
    })
}

impl Drop for Entered {
    fn drop(&mut self) {
        with_work(|work| work.frames.pop().map(drop));
    }
}

impl Drop for OnBehalf {
    fn drop(&mut self) {
        with_work(|work| {
            work.frames.truncate(self.frames);
        });
    }
}

/// While the thread ends there is no list any more; then nothing is noted, which only means that
/// a cycle among thread-local destructors is not told from a long wait.
fn with_work<R: Default>(f: impl FnOnce(&mut Work) -> R) -> R {
    let done = WORK.try_with(|work| work.try_borrow_mut().ok().map(|mut work| f(&mut work)));
    done.ok().flatten().unwrap_or_default()
}
