//! The stop of a container: its tasks drain, then its values are closed.

use std::sync::Arc;

use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::runtime::lifecycle::beside::Beside;
use crate::runtime::lifecycle::budget::{Budget, Work};
use crate::runtime::lifecycle::cause::{FailureCause, caught};
use crate::runtime::lifecycle::closings::Closings;
use crate::runtime::lifecycle::hooks::{HookFuture, Hooked};
use crate::runtime::lifecycle::pending::Closing;
use crate::runtime::lifecycle::race::Ended;
use crate::runtime::lifecycle::recorder::Recorder;
use crate::runtime::lifecycle::report::{StopReport, StopRow};
use crate::runtime::lifecycle::rows::Rows;
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::lifecycle::state::Stage;
use crate::runtime::lifecycle::task::Task;
use crate::runtime::model::Store;
use crate::runtime::primitives::sync::atomic::Ordering;
use crate::runtime::shared::Shared;
use crate::runtime::slot::Header;
use crate::runtime::value::AnyValue;
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::lifecycle::{Outcome, Phase};
use crate::spec::origin::Label;

/// The closers of components with hooks, and their order.
pub(crate) struct Closers {
    pub(crate) of: Vec<Closer>,
    /// For each closer, the places of those that follow it. The lists after those of the closers are of vertices that
    /// close nothing.
    pub(crate) below: Arc<[Vec<usize>]>,
}

/// The task and the `stop` hook of one component. Both are `None` if it was not constructed.
pub(crate) struct Closer {
    pub(crate) label: Label,
    pub(crate) task: Option<(Task, Work)>,
    pub(crate) stop: Option<(HookFuture, Work)>,
}

/// The parts of a lifecycle that the stop of a container uses. They do not keep the container alive.
struct Parts {
    settings: Arc<LifecycleSettings>,
    recorder: Arc<Recorder>,
    closings: Arc<Closings>,
    force: Shutdown,
    beside: Vec<Arc<Beside>>,
}

impl Store {
    /// Returns the stop of the container, which all callers share. The first call begins it: readiness ends.
    pub(crate) fn stop(&self) -> Closing {
        let begin = || {
            self.lifecycle.enter(Stage::Stopping);
            let closers = self.closers();
            let parts = Parts {
                settings: Arc::clone(&self.lifecycle.settings),
                recorder: Arc::clone(&self.lifecycle.recorder),
                closings: Arc::clone(&self.lifecycle.closings),
                force: self.lifecycle.force.clone(),
                beside: self.lifecycle.take_beside(),
            };
            Shared::new(stop(closers, parts))
        };
        self.lifecycle.stop.get_or_init(begin).clone()
    }

    /// Returns the closers of the values that exist and that no stop closes yet.
    pub(crate) fn closers(&self) -> Closers {
        let lifecycle = &self.lifecycle;
        let mut tasks: Vec<Option<Task>> = Vec::new();
        tasks.resize_with(lifecycle.hooked.len(), || None);
        for task in lifecycle.take_tasks() {
            let at = task.at;
            tasks[at] = Some(task);
        }
        let of = lifecycle.hooked.iter().zip(tasks);
        let of = of.filter_map(|(hooked, task)| {
            let slot = self.slot(hooked.slot)?;
            let value = slot.cell.get();
            let value = value.filter(|_| !hooked.is_closed.swap(true, Ordering::AcqRel));
            let work = hooked.work(&slot.header, Phase::Drain);
            Some(Closer {
                task: task.map(|task| (task, work)),
                ..Closer::of(&slot.header, hooked, value, Outcome::Cancelled)
            })
        });
        Closers {
            of: of.collect(),
            below: Arc::clone(&lifecycle.below),
        }
    }
}

impl Closer {
    /// Returns the `stop` hook of the value of a slot, without a task.
    pub(crate) fn of(
        header: &Header,
        hooked: &Hooked,
        value: Option<&AnyValue>,
        outcome: Outcome,
    ) -> Self {
        let stop = hooked.hooks.stop.as_ref().zip(value);
        let stop = stop.and_then(|(stop, value)| stop(value, outcome));
        Self {
            label: header.label.clone(),
            task: None,
            stop: stop.map(|stop| (stop, hooked.work(header, Phase::Stop))),
        }
    }
}

async fn stop(mut closers: Closers, parts: Parts) -> StopReport {
    let Parts {
        settings,
        recorder,
        closings,
        force,
        beside,
    } = parts;
    let began = settings.now();
    let mut budget = Budget::begin(&settings, &recorder, Phase::Drain).forced_by(&force);
    let mut rows = rows(&settings, &closers);
    drain_beside(beside, &budget, &mut rows).await;
    let held = await_held(&closings, &budget).await;
    drain(&mut closers, &budget, &mut rows).await;
    budget.enter(Phase::Stop);
    // Values of scopes may need singletons, so scopes are closed before.
    await_scopes(&closings, &budget).await;
    let failed = closings.failures();
    let known = failed.len();
    rows.add_scopes(failed);
    close(&mut closers, &budget, &mut rows).await;
    // A hook may have used a scope.
    let pending = await_scopes(&closings, &budget).await;
    let of_scopes = closings.take_failures().into_iter().skip(known);
    rows.report(of_scopes.chain(held).chain(pending).collect(), began)
}

/// Tells the tasks beside the components to end, and waits for each.
async fn drain_beside(tasks: Vec<Arc<Beside>>, budget: &Budget<'_>, rows: &mut Rows<'_>) {
    let began = budget.now();
    let mut draining: FuturesUnordered<_> = tasks
        .iter()
        .map(async |task| (task, task.drain(budget).await))
        .collect();
    while let Some((task, ended)) = draining.next().await {
        rows.add_beside(&task.name, ended, began);
    }
}

/// Waits until the scopes that their owners hold open are closed. Returns a row for each that is not.
async fn await_held(closings: &Closings, budget: &Budget<'_>) -> Vec<StopRow> {
    match budget.wait(closings.none_held()).await {
        Ended::InTime(()) => Vec::new(),
        Ended::Cancelled(cause) | Ended::NotBegun(cause) => closings.held(&cause),
    }
}

/// Waits until the scopes that are being closed are closed. Returns a row for each that is not.
async fn await_scopes(closings: &Closings, budget: &Budget<'_>) -> Vec<StopRow> {
    match budget.wait_for_limited(closings.all_ended()).await {
        Ended::InTime(()) => Vec::new(),
        Ended::Cancelled(cause) | Ended::NotBegun(cause) => closings.pending(&cause),
    }
}

/// Closes the values of a scope, or those that the stop of a container has left.
pub(crate) async fn close_left(
    mut closers: Closers,
    settings: Arc<LifecycleSettings>,
    recorder: Arc<Recorder>,
) -> StopReport {
    let began = settings.now();
    let budget = Budget::begin(&settings, &recorder, Phase::Stop).without_timeline();
    let mut rows = rows(&settings, &closers);
    close(&mut closers, &budget, &mut rows).await;
    rows.report(Vec::new(), began)
}

/// Tells the tasks to end, dependants before dependencies, and waits for each.
async fn drain(closers: &mut Closers, budget: &Budget<'_>, rows: &mut Rows<'_>) {
    let order = Schedule::downwards(closers.below.iter().map(Vec::as_slice));
    let of = &mut closers.of;
    let begin = |at: usize| {
        let task = of.get_mut(at).and_then(|closer| closer.task.take());
        async move {
            let (task, work) = task?;
            let began = budget.now();
            task.request_shutdown();
            if let Some(result) = task.result() {
                return Some((Ended::InTime(result), began));
            }
            let ended = budget.run(work.clone(), task.ended()).await;
            Some((unless_cancelled(&task, work, ended, budget).await, began))
        }
    };
    let done = |at, ended| {
        if let Some((ended, began)) = ended {
            rows.add(at, Phase::Drain, ended, began);
        }
    };
    order.run_all(begin, done).await;
}

/// Cancels a task that has not ended, and waits until it is gone: it may still use its component.
///
/// A task for which others have left no time is not cancelled at once: it may end as soon as it is told to.
async fn unless_cancelled(
    task: &Task,
    work: Work,
    ended: Ended<Result<(), FailureCause>>,
    budget: &Budget<'_>,
) -> Ended<Result<(), FailureCause>> {
    let cause = match ended {
        Ended::InTime(result) => return Ended::InTime(result),
        Ended::Cancelled(cause) => cause,
        Ended::NotBegun(cause) => {
            let brief = budget.run_briefly(work, task.ended()).await;
            if let Ended::InTime(result) = brief {
                return Ended::InTime(result);
            }
            cause
        }
    };
    task.abort();
    budget.wait_briefly(task.ended()).await;
    Ended::Cancelled(cause)
}

/// Runs the `stop` hooks, dependants before dependencies.
async fn close(closers: &mut Closers, budget: &Budget<'_>, rows: &mut Rows<'_>) {
    let order = Schedule::downwards(closers.below.iter().map(Vec::as_slice));
    let of = &mut closers.of;
    let begin = |at: usize| {
        let hook = of.get_mut(at).and_then(|closer| closer.stop.take());
        async move {
            let (hook, work) = hook?;
            let began = budget.now();
            Some((budget.run(work, caught(hook)).await, began))
        }
    };
    let done = |at, ended| {
        if let Some((ended, began)) = ended {
            rows.add(at, Phase::Stop, ended, began);
        }
    };
    order.run_all(begin, done).await;
}

/// Returns the rows of a report, before anything has ended.
fn rows<'a>(settings: &'a LifecycleSettings, closers: &Closers) -> Rows<'a> {
    let closed = closers.of.iter().map(|closer| {
        let task = closer.task.as_ref();
        let has_failed = task.is_some_and(|(task, _)| matches!(task.result(), Some(Err(_))));
        (closer.label.clone(), has_failed)
    });
    Rows::of(settings, closed)
}
