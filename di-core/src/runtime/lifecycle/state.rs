//! The state of the lifecycle of a container.

use std::sync::{Arc, PoisonError};

use crate::runtime::lifecycle::beside::Beside;
use crate::runtime::lifecycle::closings::Closings;
use crate::runtime::lifecycle::hooks::Hooked;
use crate::runtime::lifecycle::kept::KeptByTasks;
use crate::runtime::lifecycle::pending::Closing;
use crate::runtime::lifecycle::recorder::Recorder;
use crate::runtime::lifecycle::task::{FirstEnd, Task};
use crate::runtime::primitives::sync::atomic::{AtomicU8, Ordering};
use crate::runtime::primitives::sync::{Mutex, MutexGuard, OnceLock};
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::lifecycle::shutdown::Shutdown;

/// The slots with hooks, and what has become of them.
pub(crate) struct Lifecycle {
    pub(crate) hooked: Arc<[Hooked]>,
    /// For each of them, the places of the nearest ones that its value depends on. A last list may be that of a vertex
    /// without hooks, which is below each holder of a `ScopeFactory` and above all that its scopes may use.
    pub(crate) below: Arc<[Vec<usize>]>,
    /// The cells of the scoped ones in a scope, in order, with their places in the list.
    pub(crate) scoped: Box<[(u32, usize)]>,
    pub(crate) settings: Arc<LifecycleSettings>,
    pub(crate) recorder: Arc<Recorder>,
    pub(crate) closings: Arc<Closings>,
    pub(crate) first_end: Arc<FirstEnd>,
    /// Requested by a second signal: nothing waits any more.
    pub(crate) force: Shutdown,
    pub(crate) stop: OnceLock<Closing>,
    tasks: Mutex<Vec<Task>>,
    /// The tasks beside the components.
    beside: Mutex<Vec<Arc<Beside>>>,
    stage: AtomicU8,
    /// Requested when the stop begins.
    pub(crate) stopping: Shutdown,
    /// The last field, so that what the others hold of the values is dropped before the values.
    pub(crate) kept: KeptByTasks,
}

/// The stage that a container has reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Stage {
    /// It is built, and does not start.
    Built,
    Starting,
    Started,
    Stopping,
    Stopped,
}

const STAGES: [Stage; 5] = [
    Stage::Built,
    Stage::Starting,
    Stage::Started,
    Stage::Stopping,
    Stage::Stopped,
];

impl Lifecycle {
    pub(crate) fn new(
        hooked: Vec<Hooked>,
        below: Vec<Vec<usize>>,
        scoped: Vec<(u32, usize)>,
        settings: LifecycleSettings,
    ) -> Self {
        let settings = Arc::new(settings);
        Self {
            hooked: hooked.into(),
            below: below.into(),
            scoped: scoped.into(),
            recorder: Arc::new(Recorder::new(Arc::clone(&settings))),
            settings,
            closings: Arc::default(),
            first_end: Arc::default(),
            force: Shutdown::new(),
            stop: OnceLock::new(),
            tasks: Mutex::default(),
            beside: Mutex::default(),
            stage: AtomicU8::new(Stage::Built as u8),
            stopping: Shutdown::new(),
            kept: KeptByTasks::default(),
        }
    }

    /// Returns whether the hook of a slot has a time limit of its own in this phase.
    pub(crate) fn has_own_limit(&self, slot: u32, phase: Phase) -> bool {
        let mut hooked = self.hooked.iter();
        let hooked = hooked.find(|hooked| hooked.slot == slot);
        hooked.is_some_and(|hooked| hooked.hooks.limit(phase).is_some())
    }

    pub(crate) fn stage(&self) -> Stage {
        let stage = self.stage.load(Ordering::Acquire);
        STAGES
            .get(usize::from(stage))
            .copied()
            .unwrap_or(Stage::Stopped)
    }

    /// Enters a stage, unless a later one has been reached.
    pub(crate) fn enter(&self, stage: Stage) {
        self.stage.fetch_max(stage as u8, Ordering::AcqRel);
        if stage >= Stage::Stopping {
            self.stopping.request();
        }
    }

    /// Returns whether nothing can be resolved any more.
    #[inline]
    pub(crate) fn is_stopped(&self) -> bool {
        self.stage.load(Ordering::Relaxed) == Stage::Stopped as u8
    }

    /// Adds a task to those that the stop drains. If the stop has begun, it is cancelled instead.
    pub(crate) fn add_task(&self, task: Task) {
        let mut tasks = self.tasks();
        if self.stage() < Stage::Stopping {
            tasks.push(task);
        } else {
            task.request_shutdown();
            task.abort();
        }
    }

    /// Tells the tasks to end whose components open scopes. They no longer can, once the container is dropped.
    pub(crate) fn request_shutdown_of_openers(&self) {
        let middle = self.hooked.len();
        let opens = |task: &&Task| {
            let below = self.below.get(task.at);
            below.is_some_and(|below| below.contains(&middle))
        };
        let tasks = self.tasks();
        tasks.iter().filter(opens).for_each(Task::request_shutdown);
    }

    pub(crate) fn take_tasks(&self) -> Vec<Task> {
        std::mem::take(&mut *self.tasks())
    }

    /// Adds a task beside the components. Returns false if the stop has begun, so that nothing drains it any more.
    pub(crate) fn add_beside(&self, task: &Arc<Beside>) -> bool {
        let mut beside = self.beside();
        let is_running = self.stage() < Stage::Stopping;
        if is_running {
            beside.push(Arc::clone(task));
        }
        is_running
    }

    /// Returns the tasks beside the components that have not ended.
    pub(crate) fn take_beside(&self) -> Vec<Arc<Beside>> {
        let mut beside = std::mem::take(&mut *self.beside());
        beside.retain(|task| !task.has_ended());
        beside
    }

    fn beside(&self) -> MutexGuard<'_, Vec<Arc<Beside>>> {
        self.beside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tasks(&self) -> MutexGuard<'_, Vec<Task>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
