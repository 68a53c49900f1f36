//! The `start` hooks and the `run` tasks of a container that starts.

use std::ops::ControlFlow;

use crate::error::ProblemText;
use crate::lifecycle::start_error::{Reason, StartError, StartErrorKind, StepError};
use crate::runtime::lifecycle::budget::{Budget, Ended, Work};
use crate::runtime::lifecycle::cause::caught;
use crate::runtime::lifecycle::hooks::{HookFuture, Hooked};
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::lifecycle::task::{Supervised, Task};
use crate::runtime::model::Store;
use crate::runtime::value::AnyValue;
use crate::spec::lifecycle::Phase;

/// Checks that there is a runtime, if a `run` hook or a time limit needs one.
pub(crate) fn require_runtime(store: &Store) -> Result<(), StartError> {
    let lifecycle = &store.lifecycle;
    if lifecycle.settings.runtime.is_some() {
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

/// Runs the `start` hooks, dependencies before dependants.
pub(crate) async fn start(store: &Store, budget: &Budget<'_>) -> Result<(), Reason> {
    let lifecycle = &store.lifecycle;
    let hooked = &lifecycle.hooked;
    let order = Schedule::upwards(hooked.iter().map(|hooked| hooked.below.as_slice()));
    let begin = |at: usize| {
        let hook = start_hook(store, &hooked[at]);
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
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(reason) => Err(reason),
    }
}

fn start_hook(store: &Store, hooked: &Hooked) -> Option<(HookFuture, Work)> {
    let slot = store.slot(hooked.slot)?;
    let hook = hooked.hooks.start.as_ref()?;
    let hook = hook(slot.cell.get()?, ())?;
    Some((hook, hooked.work(&slot.header, Phase::Start)))
}

/// Spawns the `run` tasks, dependencies first.
pub(crate) fn run(store: &Store) {
    let lifecycle = &store.lifecycle;
    let Some(runtime) = &lifecycle.settings.runtime else {
        return;
    };
    for (at, Hooked { slot, hooks, .. }) in lifecycle.hooked.iter().enumerate() {
        let hook = hooks.run.as_ref().zip(value(store, *slot));
        let Some(hook) = hook.and_then(|(hook, value)| hook(value, ())) else {
            continue;
        };
        let supervised = Supervised {
            at,
            hook,
            policy: hooks.policy,
        };
        lifecycle.add_task(Task::spawn(supervised, runtime, &lifecycle.first_end));
    }
}

/// Returns the singleton in a slot.
fn value(store: &Store, slot: u32) -> Option<&AnyValue> {
    store.slot(slot)?.cell.get()
}
