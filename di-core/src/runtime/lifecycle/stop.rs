//! The stop of a container: its tasks drain, then its values are closed.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;

use crate::runtime::lifecycle::budget::{Budget, Ended};
use crate::runtime::lifecycle::cause::{FailureCause, caught};
use crate::runtime::lifecycle::closings::Closings;
use crate::runtime::lifecycle::hooks::{HookFuture, Hooked};
use crate::runtime::lifecycle::report::{StopOutcome, StopReport, StopRow};
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::lifecycle::state::{Closing, Stage};
use crate::runtime::lifecycle::task::Task;
use crate::runtime::model::Store;
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::lifecycle::{Outcome, Phase};
use crate::spec::settings::LifecycleSettings;

/// All that has to end, by the place of its component in the list of slots with hooks.
pub(crate) struct Closers {
    pub(crate) of: Vec<Closer>,
    pub(crate) below: Vec<Vec<usize>>,
}

/// What has to end for one component. Both are `None` if it was not constructed.
pub(crate) struct Closer {
    pub(crate) component: String,
    pub(crate) task: Option<Task>,
    pub(crate) stop: Option<HookFuture>,
    pub(crate) drain_limit: Option<Duration>,
    pub(crate) stop_limit: Option<Duration>,
}

/// The rows of a report, as they come.
struct Rows<'a> {
    settings: &'a LifecycleSettings,
    /// For each component, what is known of its end.
    rows: Vec<Row>,
    /// The components in the order in which they ended.
    order: Vec<usize>,
}

struct Row {
    is_listed: bool,
    row: StopRow,
}

impl Store {
    /// Returns the stop of the container, which all callers share. The first call begins it: readiness ends.
    pub(crate) fn stop(&self) -> Closing {
        let begin = || {
            self.lifecycle.enter(Stage::Stopping);
            let closers = self.closers();
            let settings = Arc::clone(&self.lifecycle.settings);
            let closings = Arc::clone(&self.lifecycle.closings);
            let force = self.lifecycle.force.clone();
            let stop = async move { stop(closers, &settings, &closings, &force).await };
            stop.boxed().shared()
        };
        self.lifecycle.stop.get_or_init(begin).clone()
    }

    /// Stops a container that is dropped, if it has a runtime and something is left to stop.
    pub(crate) fn stop_when_dropped(&self) {
        let lifecycle = &self.lifecycle;
        if matches!(lifecycle.stage(), Stage::Built | Stage::Stopped) {
            return;
        }
        let stop = self.stop();
        if let Some(runtime) = &lifecycle.settings.runtime
            && stop.peek().is_none()
        {
            runtime.spawn(Box::pin(stop.map(drop)));
        }
    }

    fn closers(&self) -> Closers {
        let lifecycle = &self.lifecycle;
        let mut tasks: Vec<Option<Task>> = Vec::new();
        tasks.resize_with(lifecycle.hooked.len(), || None);
        for task in lifecycle.take_tasks() {
            let at = task.at;
            tasks[at] = Some(task);
        }
        let closers = lifecycle.hooked.iter().zip(tasks);
        let closers = closers.map(|(hooked, task)| self.closer(hooked, task));
        let of = closers.collect();
        let below = lifecycle.hooked.iter().map(|hooked| hooked.below.clone());
        Closers {
            of,
            below: below.collect(),
        }
    }

    fn closer(&self, hooked: &Hooked, task: Option<Task>) -> Closer {
        let slot = self.slot(hooked.slot);
        let value = slot.and_then(|slot| slot.cell.get());
        let stop = hooked.hooks.stop.as_ref().zip(value);
        Closer {
            component: slot.map_or_else(String::new, |slot| slot.header.label.to_string()),
            task,
            stop: stop.and_then(|(stop, value)| stop(value, Outcome::Cancelled)),
            drain_limit: hooked.hooks.limit(Phase::Drain),
            stop_limit: hooked.hooks.limit(Phase::Stop),
        }
    }
}

async fn stop(
    mut closers: Closers,
    settings: &LifecycleSettings,
    closings: &Closings,
    force: &Shutdown,
) -> StopReport {
    let began = settings.now();
    let mut budget = Budget::begin(settings, Phase::Drain, Some(force));
    let mut rows = Rows::of(settings, &closers);
    drain(&mut closers, &budget, &mut rows).await;
    let of_scopes = match budget.run(None, closings.all_ended()).await {
        Ended::InTime(failures) => failures,
        Ended::Cancelled(_) | Ended::NotBegun(_) => Vec::new(),
    };
    budget.enter(Phase::Stop);
    close(&mut closers, &budget, &mut rows).await;
    rows.report(of_scopes, began)
}

/// Closes the values of a scope.
pub(crate) async fn close_scope(mut closers: Closers, settings: &LifecycleSettings) -> StopReport {
    let began = settings.now();
    let budget = Budget::begin(settings, Phase::Stop, None);
    let mut rows = Rows::of(settings, &closers);
    close(&mut closers, &budget, &mut rows).await;
    rows.report(Vec::new(), began)
}

/// Tells the tasks to end, dependants before dependencies, and waits for each.
async fn drain(closers: &mut Closers, budget: &Budget<'_>, rows: &mut Rows<'_>) {
    let order = Schedule::downwards(closers.below.iter().map(Vec::as_slice));
    let of = &mut closers.of;
    let begin = |at: usize| {
        let task = of[at].task.take();
        let limit = of[at].drain_limit;
        async move {
            let task = task?;
            let began = budget.now();
            task.request_shutdown();
            let ended = budget.run(limit, task.ended()).await;
            if !matches!(ended, Ended::InTime(_)) {
                task.abort();
            }
            Some((ended, began))
        }
    };
    let done = |at, ended| {
        if let Some((ended, began)) = ended {
            rows.add(at, Phase::Drain, ended, began);
        }
        ControlFlow::<()>::Continue(())
    };
    // It always continues, so its result says nothing.
    let _ = order.run(None, begin, done).await;
}

/// Runs the `stop` hooks, dependants before dependencies.
async fn close(closers: &mut Closers, budget: &Budget<'_>, rows: &mut Rows<'_>) {
    let order = Schedule::downwards(closers.below.iter().map(Vec::as_slice));
    let of = &mut closers.of;
    let begin = |at: usize| {
        let hook = of[at].stop.take();
        let limit = of[at].stop_limit;
        async move {
            let hook = hook?;
            let began = budget.now();
            Some((budget.run(limit, caught(hook)).await, began))
        }
    };
    let done = |at, ended| {
        if let Some((ended, began)) = ended {
            rows.add(at, Phase::Stop, ended, began);
        }
        ControlFlow::<()>::Continue(())
    };
    // It always continues, so its result says nothing.
    let _ = order.run(None, begin, done).await;
}

impl<'a> Rows<'a> {
    /// Returns no rows but those of tasks that have failed before: they come first, as causes.
    fn of(settings: &'a LifecycleSettings, closers: &Closers) -> Self {
        let row = |closer: &Closer| Row {
            is_listed: false,
            row: StopRow {
                component: closer.component.clone(),
                outcome: StopOutcome::Stopped,
                took: Duration::ZERO,
                failure: None,
            },
        };
        let mut rows = Self {
            settings,
            rows: closers.of.iter().map(row).collect(),
            order: Vec::new(),
        };
        for (at, closer) in closers.of.iter().enumerate() {
            if closer
                .task
                .as_ref()
                .is_some_and(|task| task.failure().is_some())
            {
                rows.list(at);
            }
        }
        rows
    }

    fn list(&mut self, at: usize) {
        if !std::mem::replace(&mut self.rows[at].is_listed, true) {
            self.order.push(at);
        }
    }

    fn add(
        &mut self,
        at: usize,
        phase: Phase,
        ended: Ended<Result<(), FailureCause>>,
        began: Instant,
    ) {
        let took = self.settings.now().saturating_duration_since(began);
        self.list(at);
        let row = &mut self.rows[at].row;
        row.took += took;
        let (outcome, cause) = match ended {
            Ended::InTime(Ok(())) if phase == Phase::Drain => (StopOutcome::Drained, None),
            Ended::InTime(Ok(())) => (StopOutcome::Stopped, None),
            Ended::InTime(Err(cause)) => (StopOutcome::Failed, Some(cause)),
            Ended::Cancelled(cause) => (StopOutcome::TimedOut, Some(cause)),
            Ended::NotBegun(_) => (StopOutcome::Skipped, None),
        };
        // The first failure of a component is the one that tells.
        if row.failure.is_none() {
            row.outcome = outcome;
            row.failure = cause.map(|cause| (phase, cause));
        }
    }

    fn report(self, of_scopes: Vec<StopRow>, began: Instant) -> StopReport {
        let took = self.settings.now().saturating_duration_since(began);
        let rows = self.order.iter().map(|at| self.rows[*at].row.clone());
        StopReport::new(rows.chain(of_scopes).collect(), took)
    }
}
