//! Code of the user, whose panics stay inside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;

use crate::spec::lifecycle::runtime::Runtime;

/// A boxed future whose drop does not panic.
///
/// A future that is cancelled drops what it holds, which is code of the user. A panic there would end the stop of all
/// others.
pub(crate) struct Contained<'a, T>(Option<BoxFuture<'a, T>>);

impl<'a, T> Contained<'a, T> {
    pub(crate) fn new(future: BoxFuture<'a, T>) -> Self {
        Self(Some(future))
    }
}

impl<T> Future for Contained<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        match &mut self.0 {
            Some(future) => future.as_mut().poll(context),
            None => Poll::Pending,
        }
    }
}

impl<T> Drop for Contained<'_, T> {
    fn drop(&mut self) {
        let future = self.0.take();
        quietly(|| drop(future));
    }
}

/// Spawns a task. Returns whether the runtime has it: one that has ended may panic, and the caller may be a drop.
pub(crate) fn spawn(runtime: &Arc<dyn Runtime>, task: BoxFuture<'static, ()>) -> bool {
    quietly(|| runtime.spawn(task)).is_some()
}

/// Calls code of the user whose panic concerns nobody else. Returns `None` if it panics.
pub(crate) fn quietly<R>(call: impl FnOnce() -> R) -> Option<R> {
    catch_unwind(AssertUnwindSafe(call)).ok()
}
