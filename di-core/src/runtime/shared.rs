//! A future that several callers await, and whose output each of them receives.
//!
//! Each caller may poll it. `Shared` of `futures-util` is not enough: a caller that finds it busy may lose its wake-up,
//! if the one that polls it is dropped or not polled again. It also blocks for ever if the future awaits itself.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};

use futures_util::future::BoxFuture;

use crate::runtime::primitives::sync::atomic::{AtomicU64, Ordering};
use crate::runtime::primitives::sync::{Mutex, MutexGuard};
use crate::runtime::primitives::thread::{self, ThreadId};

/// A caller of a shared future. A clone is another caller.
///
/// Its output is `None` if the future awaits itself, or if it has panicked.
pub(crate) struct Shared<T> {
    inner: Arc<Inner<T>>,
    caller: u64,
}

/// A shared future that may have been dropped, because it has no caller any more.
pub(crate) struct WeakShared<T>(Weak<Inner<T>>);

struct Inner<T> {
    state: Mutex<State<T>>,
    waker: Waker,
    callers: AtomicU64,
}

struct State<T> {
    /// The future, unless a caller polls it or it has ended.
    future: Option<BoxFuture<'static, T>>,
    output: Option<T>,
    /// The thread of the caller that polls it.
    polled_by: Option<ThreadId>,
    /// True if it was woken while a caller polled it.
    is_woken: bool,
    /// The wakers of the callers that wait.
    waiting: BTreeMap<u64, Waker>,
}

/// Wakes all callers. It does not own the future, which may own its waker.
struct WakeAll<T>(Weak<Inner<T>>);

impl<T: Clone + Send + 'static> Shared<T> {
    pub(crate) fn new(future: impl Future<Output = T> + Send + 'static) -> Self {
        let state = State {
            future: Some(Box::pin(future)),
            output: None,
            polled_by: None,
            is_woken: false,
            waiting: BTreeMap::new(),
        };
        let inner = Arc::new_cyclic(|inner| Inner {
            state: Mutex::new(state),
            waker: Arc::new(WakeAll(Weak::clone(inner))).into(),
            callers: AtomicU64::new(1),
        });
        Self { inner, caller: 0 }
    }

    /// Returns whether the future has ended.
    pub(crate) fn has_ended(&self) -> bool {
        self.inner.lock().output.is_some()
    }

    pub(crate) fn downgrade(&self) -> WeakShared<T> {
        WeakShared(Arc::downgrade(&self.inner))
    }
}

impl<T> WeakShared<T> {
    /// Returns a caller of the future, unless it was dropped.
    pub(crate) fn upgrade(&self) -> Option<Shared<T>> {
        self.0.upgrade().map(Shared::of)
    }
}

impl<T> Shared<T> {
    fn of(inner: Arc<Inner<T>>) -> Self {
        let caller = inner.callers.fetch_add(1, Ordering::Relaxed);
        Self { inner, caller }
    }
}

impl<T: Clone + Send + 'static> Future for Shared<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        // A waker is code of the application, which may lead here again. So it is cloned and dropped without the lock.
        let waker = context.waker().clone();
        let _replaced: Option<Waker>;
        let mut future = {
            let mut state = self.inner.lock();
            if let Some(output) = &state.output {
                return Poll::Ready(Some(output.clone()));
            }
            if state.polled_by == Some(thread::current().id()) {
                return Poll::Ready(None);
            }
            _replaced = state.waiting.insert(self.caller, waker);
            let Some(future) = state.future.take() else {
                // It was polled before, and has panicked; or another caller polls it, and wakes this one.
                return match state.polled_by {
                    Some(_) => Poll::Pending,
                    None => Poll::Ready(None),
                };
            };
            state.polled_by = Some(thread::current().id());
            state.is_woken = false;
            future
        };
        let mut context = Context::from_waker(&self.inner.waker);
        let poll = AssertUnwindSafe(|| future.as_mut().poll(&mut context));
        match catch_unwind(poll) {
            Ok(Poll::Pending) => {
                self.inner.put_back(future);
                Poll::Pending
            }
            Ok(Poll::Ready(output)) => {
                self.inner.end(Some(output.clone()));
                Poll::Ready(Some(output))
            }
            Err(_) => {
                self.inner.end(None);
                Poll::Ready(None)
            }
        }
    }
}

impl<T> Inner<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns a future that is not ready. If it was woken meanwhile, callers that have found it busy have to
    /// poll it, because the one that has polled it may not do so again.
    fn put_back(&self, future: BoxFuture<'static, T>) {
        let mut state = self.lock();
        state.future = Some(future);
        state.polled_by = None;
        if state.is_woken {
            wake_all(state);
        }
    }

    /// Keeps the output of a future that has ended.
    fn end(&self, output: Option<T>) {
        let mut state = self.lock();
        state.output = output;
        state.polled_by = None;
        wake_all(state);
    }

    fn wake(&self) {
        let mut state = self.lock();
        state.is_woken |= state.polled_by.is_some();
        wake_all(state);
    }
}

/// Wakes all callers. The lock is free meanwhile, as a waker may lead here again.
fn wake_all<T>(mut state: MutexGuard<'_, State<T>>) {
    let waiting = std::mem::take(&mut state.waiting);
    drop(state);
    waiting.into_values().for_each(Waker::wake);
}

impl<T: Send + 'static> Wake for WakeAll<T> {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if let Some(inner) = self.0.upgrade() {
            inner.wake();
        }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self::of(Arc::clone(&self.inner))
    }
}

impl<T> Drop for Shared<T> {
    fn drop(&mut self) {
        let waker = self.inner.lock().waiting.remove(&self.caller);
        drop(waker);
    }
}

#[cfg(test)]
mod tests;
