//! Promise 14, against code of the application that panics, hangs, is dropped at the wrong moment, or uses the
//! lifecycle from inside.
//!
//! Each test is a fault that was found once.

mod drained;
mod drop_order;
mod ends;
mod kept;
mod limits;
mod nested_scopes;
mod panics;
mod runtimes;
mod scopes;
mod signals;
mod stops;
mod tasks;
mod wakers;

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use wirework::{Container, ContainerBuilder, bind};

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A singleton with a `stop` hook.
struct Pool;

/// A scoped value, which needs the pool.
struct Transaction;

/// The events of a test, in their order.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<&'static str>>>);

/// A value whose drop panics.
struct Bomb;

impl Events {
    fn add(&self, event: &'static str) {
        self.0.lock().unwrap().push(event);
    }

    fn list(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().clone()
    }

    /// Returns a hook that adds an event.
    fn hook<K: ?Sized>(&self, event: &'static str) -> impl Fn(Arc<K>) -> BoxFuture<()> + use<K> {
        self.hook_after(Duration::ZERO, event)
    }

    /// Returns a hook that adds an event after some time.
    fn hook_after<K: ?Sized>(
        &self,
        time: Duration,
        event: &'static str,
    ) -> impl Fn(Arc<K>) -> BoxFuture<()> + use<K> {
        let events = self.clone();
        move |_| {
            let events = events.clone();
            Box::pin(async move {
                if !time.is_zero() {
                    tokio::time::sleep(time).await;
                }
                events.add(event);
            })
        }
    }

    /// Returns a builder of a pool that adds an event when it is closed.
    fn pool(&self) -> ContainerBuilder {
        let close = self.hook("pool closed");
        Container::builder().add(bind::<Pool>().to(|| Pool).on_stop(close))
    }

    /// Returns a builder of such a pool, and of a transaction that takes some time to end.
    fn pool_and_transaction(&self, time: Duration) -> ContainerBuilder {
        let end = self.hook_after(time, "transaction ended");
        let transaction = bind::<Transaction>().to(|_: Arc<Pool>| Transaction);
        self.pool().add(transaction.scoped().on_stop(end))
    }
}

impl Drop for Bomb {
    fn drop(&mut self) {
        assert!(std::thread::panicking(), "the drop panics");
    }
}

const fn ms(time: u64) -> Duration {
    Duration::from_millis(time)
}
