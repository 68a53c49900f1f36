//! Components and factories with hooks.

use std::fmt::Debug;
use std::future::{ready, Future};
use std::sync::Arc;
use std::time::Duration;

use wirework::{component, Container, Health, Injectable, Module, Outcome, RunPolicy, Shutdown};

pub(crate) trait Ready {
    fn is_ready(&self) -> impl Future<Output = Health> + Send;
}

#[derive(Clone, Debug, Injectable)]
#[inject(start = Self::open, run = Self::serve, stop = close, health = Ready::is_ready)]
#[inject(run_policy = RunPolicy::restart(), drain_limit = Self::LIMIT)]
#[inject(start_limit = Duration::from_secs(3), stop_limit = LIMIT)]
pub(crate) struct Socket<T>
where
    T: Debug + Send + Sync + 'static,
{
    part: Arc<T>,
}

const LIMIT: Duration = Duration::from_secs(2);

impl<T: Debug + Send + Sync + 'static> Socket<T> {
    const LIMIT: Duration = LIMIT;

    async fn open(&self) -> Result<(), String> {
        ready(()).await;
        Ok(())
    }

    async fn serve(&self, shutdown: Shutdown) {
        shutdown.requested().await;
    }
}

impl<T: Debug + Send + Sync + 'static> Ready for Socket<T> {
    async fn is_ready(&self) -> Health {
        ready(Health::Healthy).await
    }
}

async fn close<T: Debug + Send + Sync + 'static>(socket: Arc<Socket<T>>, outcome: Outcome) {
    if outcome == Outcome::Success {
        ready(()).await;
    }
    drop(socket.part.clone());
}

#[derive(Clone, Copy, Debug)]
struct Pool;

impl Pool {
    async fn open(&self) {
        ready(()).await;
    }
}

async fn end(pool: Arc<Pool>) {
    ready(()).await;
    drop(pool);
}

#[derive(Clone, Copy, Debug, Module)]
#[module(factories(pool -> Pool: start = Pool::open, stop = end, start_limit = LIMIT), exports(Pool))]
struct Pools;

const fn pool() -> Pool {
    Pool
}

#[test]
fn a_container_with_hooks_is_started() {
    let builder = Container::builder().add(component::<Socket<Pool>>());
    assert!(builder.install(Pools).build().is_err());
}
