//! The `start` hooks and the `run` tasks of a container that starts.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::error::ProblemText;
use crate::lifecycle::start_error::{Reason, StartError, StartErrorKind, StepError};
use crate::runtime::lifecycle::budget::{Budget, Work};
use crate::runtime::lifecycle::cause::caught;
use crate::runtime::lifecycle::hooks::{HookFuture, Hooked};
use crate::runtime::lifecycle::race::Ended;
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::lifecycle::state::Stage;
use crate::runtime::lifecycle::task::{Supervised, Task};
use crate::runtime::model::Store;
use crate::runtime::value::AnyValue;
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::observer::Step;

/// Checks that there is a runtime, if a `run` hook or a time limit needs one.
pub(crate) fn require_runtime(store: &Store) -> Result<(), StartError> {
    let lifecycle = &store.lifecycle;
    if lifecycle.settings.runtime().is_some() {
        return Ok(());
    }
    let mut hooked = lifecycle.hooked.iter();
    let runs = hooked.find(|hooked| hooked.hooks.run.is_some());
    let reason = match runs.and_then(|hooked| store.header(hooked.slot)) {
        Some(header) => format!("the `run` hook of {} needs a runtime", header.label),
        None if lifecycle.settings.has_limits => "the time limits need a runtime".to_owned(),
        None => return Ok(()),
    };
    let text = ProblemText::new(reason).line(
        "help",
        "call `runtime(..)` on the builder; or enable the feature `tokio` of wirework, and start inside of tokio",
    );
    Err(StartError::not_begun(StartErrorKind::NoRuntime(
        text.to_string(),
    )))
}

/// Runs the `start` hooks of the values that exist, dependencies before dependants, and returns the places of
/// these values in the list of slots with hooks.
///
/// Only a test starts a container in parts. A hook that has begun does not run again.
pub(crate) async fn start(store: &Store, budget: &Budget<'_>) -> Result<Vec<usize>, Reason> {
    let lifecycle = &store.lifecycle;
    let hooked = &lifecycle.hooked;
    let is_new = |at: &usize| {
        let Hooked {
            slot, is_started, ..
        } = &hooked[*at];
        value(store, *slot).is_some() && !is_started.swap(true, Ordering::AcqRel)
    };
    let new: Vec<usize> = (0..hooked.len()).filter(is_new).collect();
    let order = Schedule::upwards(lifecycle.below.iter().map(Vec::as_slice));
    let begin = |at: usize| {
        let new = new.binary_search(&at).ok().and_then(|_| hooked.get(at));
        let hook = new.and_then(|hooked| start_hook(store, hooked));
        async move {
            match hook {
                Some((hook, work)) => budget.run(work, caught(hook)).await,
                None => Ended::InTime(Ok(())),
            }
        }
    };
    let done = |at: usize, ended| match ended {
        Ended::InTime(Ok(())) => ControlFlow::Continue(()),
        Ended::InTime(Err(cause)) | Ended::Cancelled(cause) | Ended::NotBegun(cause) => {
            let failed = StepError::new(store, hooked[at].slot, Phase::Start, cause);
            ControlFlow::Break(Reason::Step(failed))
        }
    };
    let most = lifecycle.settings.most_at_once;
    match order.run(most, begin, done).await {
        ControlFlow::Continue(()) => Ok(new),
        ControlFlow::Break(reason) => Err(reason),
    }
}

fn start_hook(store: &Store, hooked: &Hooked) -> Option<(HookFuture, Work)> {
    let slot = store.slot(hooked.slot)?;
    let hook = hooked.hooks.start.as_ref()?;
    let hook = hook(slot.cell.get()?, ())?;
    Some((hook, hooked.work(&slot.header, Phase::Start)))
}

/// Spawns the `run` tasks of values that have started.
pub(crate) fn run(store: &Store, started: &[usize]) {
    let lifecycle = &store.lifecycle;
    let Some(runtime) = lifecycle.settings.runtime() else {
        return;
    };
    // A hook may have stopped the container.
    let is_running = |_: &usize| lifecycle.stage() < Stage::Stopping;
    for at in started.iter().copied().take_while(is_running) {
        let Hooked { slot, hooks, .. } = &lifecycle.hooked[at];
        let hook = hooks.run.as_ref().zip(value(store, *slot));
        let Some(hook) = hook.and_then(|(hook, value)| hook(value, ())) else {
            continue;
        };
        let Some(header) = store.header(*slot) else {
            continue;
        };
        let supervised = Supervised {
            at,
            hook,
            policy: hooks.policy.unwrap_or_default(),
            step: Step {
                label: header.label.clone(),
                phase: Phase::Drain,
                is_task: true,
                is_scoped: false,
            },
            recorder: Arc::clone(&lifecycle.recorder),
        };
        let (first_end, kept) = (&lifecycle.first_end, &lifecycle.kept);
        lifecycle.add_task(Task::spawn(supervised, runtime, first_end, kept));
    }
}

/// Returns the singleton in a slot.
fn value(store: &Store, slot: u32) -> Option<&AnyValue> {
    store.slot(slot)?.cell.get()
}
