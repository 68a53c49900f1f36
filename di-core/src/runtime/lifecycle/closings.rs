//! Scopes that were dropped, and whose values still have to be closed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::{BoxFuture, Shared};

use crate::runtime::lifecycle::report::{StopReport, StopRow};
use crate::spec::lifecycle::runtime::Runtime;

/// The stop of a container, or the closing of a scope. All callers share it. It is paused while none of them
/// polls it.
pub(crate) type Closing = Shared<BoxFuture<'static, StopReport>>;

/// The closing of a scope, once it has begun.
pub(crate) struct ScopeClosing {
    pub(crate) closing: Closing,
    /// True once somebody waits for it who will not be dropped.
    is_in_background: AtomicBool,
}

/// The closings of scopes that were dropped.
///
/// A runtime runs them at once. Without one, they wait for the stop of the container.
#[derive(Default)]
pub(crate) struct Closings(Mutex<Pending>);

#[derive(Default)]
struct Pending {
    closings: BTreeMap<u64, Closing>,
    count: u64,
    /// The values that could not be closed.
    failures: Vec<StopRow>,
}

/// The number of failed values that are kept for the report of the stop.
const MAX_FAILURES: usize = 100;

impl ScopeClosing {
    pub(crate) fn of(closing: Closing) -> Self {
        Self {
            closing,
            is_in_background: AtomicBool::new(false),
        }
    }
}

impl Closings {
    /// Adds a closing, and runs it if there is a runtime.
    pub(crate) fn add(
        self: &Arc<Self>,
        of_scope: &ScopeClosing,
        runtime: Option<&Arc<dyn Runtime>>,
    ) {
        let ScopeClosing {
            closing,
            is_in_background,
        } = of_scope;
        let has_ended = closing.peek().is_some();
        if has_ended || is_in_background.swap(true, Ordering::AcqRel) {
            return;
        }
        let closing = closing.clone();
        let mut pending = self.lock();
        pending.count += 1;
        let number = pending.count;
        pending.closings.insert(number, closing.clone());
        drop(pending);
        if let Some(runtime) = runtime {
            let closings = Arc::clone(self);
            runtime.spawn(Box::pin(async move { closings.end(number, closing).await }));
        }
    }

    /// Waits until all closings have ended. Returns the values that could not be closed.
    pub(crate) async fn all_ended(&self) -> Vec<StopRow> {
        loop {
            let next = self
                .lock()
                .closings
                .first_key_value()
                .map(|(number, closing)| (*number, closing.clone()));
            match next {
                Some((number, closing)) => self.end(number, closing).await,
                None => return std::mem::take(&mut self.lock().failures),
            }
        }
    }

    async fn end(&self, number: u64, closing: Closing) {
        let report = closing.await;
        let mut pending = self.lock();
        // The runtime and the stop may both have waited for it.
        if pending.closings.remove(&number).is_some() {
            let left = MAX_FAILURES - pending.failures.len();
            pending
                .failures
                .extend(report.failures().take(left).cloned());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
