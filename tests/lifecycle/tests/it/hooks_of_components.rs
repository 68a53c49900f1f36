//! The hooks that components name in their attribute.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use wirework::{
    Backoff, Container, Health, Injectable, Outcome, RunPolicy, Shutdown, bind, component,
};

/// The hooks that ran.
#[derive(Default)]
struct Ran(Mutex<Vec<&'static str>>);

impl Ran {
    fn add(&self, hook: &'static str) {
        self.0.lock().unwrap().push(hook);
    }

    fn all(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().clone()
    }
}

#[derive(Injectable)]
#[inject(start = Self::connect, stop = Self::close, health = Self::ping)]
#[inject(start_limit = Duration::from_secs(5), stop_limit = Self::LIMIT)]
struct Database {
    ran: Arc<Ran>,
}

impl Database {
    const LIMIT: Duration = Duration::from_secs(1);

    async fn connect(&self) -> Result<(), String> {
        tokio::task::yield_now().await;
        self.ran.add("connect the database");
        Ok(())
    }

    async fn close(&self, outcome: Outcome) {
        assert_eq!(outcome, Outcome::Cancelled);
        self.ran.add("close the database");
    }

    async fn ping(&self) -> Health {
        Health::Degraded("slow".to_owned())
    }
}

trait Startable {
    async fn start(&self);
}

#[derive(Injectable)]
#[inject(start = Startable::start, run = Self::serve, stop = close::<T>)]
#[inject(run_policy = RunPolicy::Restart(Backoff::new().restarts(3)), drain_limit = Duration::from_secs(2))]
struct Server<T: Send + Sync + 'static> {
    ran: Arc<Ran>,
    part: Arc<T>,
}

impl<T: Send + Sync + 'static> Startable for Server<T> {
    async fn start(&self) {
        self.ran.add("start the server");
    }
}

impl<T: Send + Sync + 'static> Server<T> {
    async fn serve(&self, shutdown: Shutdown) -> Result<(), std::io::Error> {
        self.ran.add("serve");
        shutdown.requested().await;
        self.ran.add("drain");
        Ok(())
    }
}

async fn close<T: Send + Sync + 'static>(server: Arc<Server<T>>) {
    let _part = &server.part;
    server.ran.add("stop the server");
}

#[tokio::test]
async fn each_hook_runs_in_the_order_of_dependencies() {
    let container = Container::builder()
        .add(component::<Server<Database>>())
        .add(component::<Database>())
        .add(bind::<Ran>().to(Ran::default))
        .start()
        .await
        .unwrap();
    let ran = container.resolve::<Ran>().unwrap();
    tokio::task::yield_now().await;
    assert_eq!(
        ran.all(),
        ["connect the database", "start the server", "serve"]
    );
    let health = container.health().await;
    assert_eq!(health.rows().len(), 1);
    assert!(health.is_healthy());
    container.stop().await.into_result().unwrap();
    assert_eq!(
        ran.all()[3..],
        ["drain", "stop the server", "close the database"]
    );
}
