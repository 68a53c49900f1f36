//! The values of a container or a scope that was dropped. They are kept until its `stop` hooks have run, which may use
//! them.

use std::mem::take;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;

use crate::runtime::lifecycle::contained::quietly;
use crate::runtime::primitives::sync::OnceLock;
use crate::runtime::value::AnyValue;

/// Values in the order in which they are dropped.
pub(crate) struct Kept(pub(crate) Vec<AnyValue>);

/// The values of a container, once it is dropped. Its tasks share them, and the last task to end drops them.
///
/// A runtime that ends drops its tasks in any order. A task may hold a value, so no other task may drop the
/// dependencies of that value before.
#[derive(Clone, Default)]
pub(crate) struct KeptByTasks(Arc<OnceLock<Kept>>);

/// A task that may use values. Its fields are dropped in their order, so the values outlive what uses them.
struct Using {
    task: BoxFuture<'static, ()>,
    _values: KeptByTasks,
}

impl KeptByTasks {
    /// Keeps the values of the container, which is dropped.
    pub(crate) fn keep(&self, values: Kept) {
        // A container is dropped once, so there are no values yet.
        self.0.get_or_init(|| values);
    }

    /// Returns a task that keeps the values until it has ended or is dropped.
    pub(crate) fn used_by(
        &self,
        task: impl Future<Output = ()> + Send + 'static,
    ) -> BoxFuture<'static, ()> {
        Box::pin(Using {
            task: Box::pin(task),
            _values: self.clone(),
        })
    }
}

impl Future for Using {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.task.as_mut().poll(context)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        for value in take(&mut self.0) {
            // Nobody waits for it, and the others are dropped all the same.
            quietly(|| drop(value));
        }
    }
}
