//! The closings of scopes that are in progress.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use event_listener::Event;

use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::contained::spawn;
use crate::runtime::lifecycle::kept::{Kept, KeptByTasks};
use crate::runtime::lifecycle::pending::{ClosedScope, Closing, InProgress, Pending};
use crate::runtime::lifecycle::report::{Closed, StopOutcome, StopReport, StopRow};
use crate::runtime::primitives::process_wide;
use crate::runtime::primitives::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use crate::runtime::primitives::sync::{Mutex, MutexGuard, OnceLock};
use crate::runtime::shared::Shared;
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::runtime::Runtime;
use crate::spec::opened::Opened;

/// The closing of a scope, once it has begun.
pub(crate) struct ScopeClosing {
    pub(crate) closing: Closing,
    /// The number of the closing among all that are in progress.
    pub(crate) number: u64,
    /// The places of the values that it closes, in the list of slots with hooks.
    pub(crate) closes: Box<[usize]>,
    /// True once the runtime runs it.
    is_spawned: AtomicBool,
}

/// The number of a scope among all scopes of the process, given when it is first asked for.
///
/// An address would not do: it changes when a scope is dropped, and another scope may have it later.
#[derive(Default)]
pub(crate) struct ScopeId(OnceLock<u64>);

impl ScopeId {
    pub(crate) fn get(&self) -> u64 {
        process_wide! {
            static COUNT: AtomicU64 = AtomicU64::new(0);
        }
        *self.0.get_or_init(|| COUNT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The closings of scopes that are in progress.
///
/// The caller that closes a scope polls its closing. If there is none, because the scope was dropped, the runtime does.
/// Without a runtime, the closing waits for the stop of the container.
#[derive(Default)]
pub(crate) struct Closings {
    pending: Mutex<Pending>,
    /// Notified when a scope is held no more.
    released: Event,
}

/// The number of failed values that are kept for the report of the stop.
const MAX_FAILURES: usize = 100;

/// Returns the rows of scopes that were opened at these places, and are not closed in time.
fn rows(scopes: impl Iterator<Item = Opened>, phase: Phase, cause: &FailureCause) -> Vec<StopRow> {
    let rows = scopes.map(|opened| StopRow {
        closed: Closed::Scope(opened),
        outcome: StopOutcome::TimedOut,
        took: Duration::ZERO,
        failure: Some((phase, cause.clone())),
    });
    rows.take(MAX_FAILURES).collect()
}

impl Closings {
    /// Adds the closing of a scope.
    pub(crate) fn begin(
        self: &Arc<Self>,
        scope: ClosedScope,
        closes: Vec<usize>,
        close: impl Future<Output = StopReport> + Send + 'static,
    ) -> ScopeClosing {
        let inside = {
            let pending = self.lock();
            let inside = pending.closings_of(scope.scope);
            let inside = inside.filter_map(|number| pending.closings.get(&number));
            let inside = inside.filter(|other| other.scope.scope != scope.scope);
            inside
                .map(|other| other.closing.clone())
                .collect::<Vec<Closing>>()
        };
        let closing = Shared::new(async move {
            // The values of a scope inside may need those of this one.
            for inside in inside {
                inside.await;
            }
            close.await
        });
        let number = self.lock().add(InProgress {
            scope,
            closing: closing.clone(),
            kept: Vec::new(),
        });
        ScopeClosing {
            closing,
            number,
            closes: closes.into(),
            is_spawned: AtomicBool::new(false),
        }
    }

    /// Lets the runtime run a closing, or the stop if there is no runtime. Its hooks may use singletons, which are
    /// `kept` for it.
    pub(crate) fn leave(
        self: &Arc<Self>,
        closing: &ScopeClosing,
        runtime: Option<&Arc<dyn Runtime>>,
        kept: &KeptByTasks,
    ) {
        let (number, is_spawned) = (closing.number, &closing.is_spawned);
        if closing.closing.has_ended() || is_spawned.swap(true, Ordering::AcqRel) {
            return;
        }
        let has_runtime = runtime.is_some_and(|runtime| {
            let (closings, closing) = (Arc::clone(self), closing.closing.clone());
            let end = async move {
                let report = closing.await.unwrap_or_default();
                closings.end(number, Some(&report));
            };
            spawn(runtime, kept.used_by(end))
        });
        if !has_runtime {
            is_spawned.store(false, Ordering::Release);
        }
    }

    /// Removes a closing that has ended. Its failures are kept, unless its caller has received them.
    pub(crate) fn end(&self, number: u64, report: Option<&StopReport>) {
        let mut pending = self.lock();
        let ended = pending.remove(number);
        // The runtime and the stop may both have waited for it.
        if let (Some(_), Some(report)) = (&ended, report) {
            let left = MAX_FAILURES - pending.failures.len();
            pending
                .failures
                .extend(report.failures().take(left).cloned());
        }
        drop(pending);
        // The drop of the values that were kept is code of the user, so the lock is free.
        drop(ended);
    }

    /// Drops all closings that are in progress, and the values that are kept for them.
    pub(crate) fn forget_all(&self) {
        let forgotten = std::mem::take(&mut *self.lock());
        // The drop of the hooks and values is code of the user, so the lock is free.
        drop(forgotten);
    }

    /// Returns whether a closing is in progress.
    pub(crate) fn has_any(&self) -> bool {
        !self.lock().closings.is_empty()
    }

    /// Returns whether the closing of a scope is in progress, or of a scope inside it.
    pub(crate) fn concern(&self, scope: u64) -> bool {
        self.lock().closings_of(scope).next().is_some()
    }

    /// Keeps the values of a scope that is dropped until these closings have ended.
    pub(crate) fn keep(&self, scope: u64, values: Kept) {
        let values = Arc::new(values);
        let mut pending = self.lock();
        let numbers: Vec<u64> = pending.closings_of(scope).collect();
        for number in numbers {
            if let Some(in_progress) = pending.closings.get_mut(&number) {
                in_progress.kept.push(Arc::clone(&values));
            }
        }
        drop(pending);
        // If all of them have ended meanwhile, this drops the values.
        drop(values);
    }

    /// Waits until all closings that have begun by now have ended. Others may go on beginning.
    pub(crate) async fn all_ended(&self) {
        let last = self.lock().count;
        loop {
            let next = {
                let pending = self.lock();
                let next = pending.closings.range(..=last).next();
                next.map(|(number, next)| (*number, next.closing.clone()))
            };
            let Some((number, closing)) = next else {
                return;
            };
            let report = closing.await.unwrap_or_default();
            self.end(number, Some(&report));
        }
    }

    /// Returns the values that could not be closed until now.
    pub(crate) fn failures(&self) -> Vec<StopRow> {
        self.lock().failures.clone()
    }

    /// Returns the values that could not be closed, and forgets them.
    pub(crate) fn take_failures(&self) -> Vec<StopRow> {
        std::mem::take(&mut self.lock().failures)
    }

    /// Returns a row for each scope that is still being closed.
    pub(crate) fn pending(&self, cause: &FailureCause) -> Vec<StopRow> {
        let pending = self.lock();
        let scopes = pending.closings.values().map(|it| it.scope.opened);
        rows(scopes, Phase::Stop, cause)
    }

    /// Lets the stop wait for a scope before tasks drain, until it is released.
    pub(crate) fn hold(&self, scope: u64, opened: Opened) {
        self.lock().held.insert(scope, opened);
    }

    pub(crate) fn release(&self, scope: u64) {
        self.lock().held.remove(&scope);
        self.released.notify(usize::MAX);
    }

    /// Waits until no scope is held.
    pub(crate) async fn none_held(&self) {
        loop {
            let listener = self.released.listen();
            if self.lock().held.is_empty() {
                return;
            }
            listener.await;
        }
    }

    /// Returns a row for each scope that is still held.
    pub(crate) fn held(&self, cause: &FailureCause) -> Vec<StopRow> {
        rows(self.lock().held.values().copied(), Phase::Drain, cause)
    }

    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
