//! The hooks that components name in their attribute, and factories in a module.

#![allow(
    clippy::unused_async,
    reason = "a hook is async, even if it awaits nothing"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use wirework::testing::TestGraph;
use wirework::{
    Backoff, Container, Health, Injectable, Module, Outcome, RunPolicy, Shutdown, bind, component,
};

use crate::support::plain;

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
#[inject(bind(dyn Rows), start = Self::connect, stop = Self::close, health = Self::ping)]
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

trait Rows: Send + Sync {}

impl Rows for Database {}

trait Startable {
    async fn start(&self);
}

#[derive(Injectable)]
#[inject(start = Startable::start, run = Self::serve, stop = close_server::<T>)]
#[inject(run_policy = RunPolicy::Restart(Backoff::new().restarts(3)), drain_limit = Duration::from_secs(2))]
struct Server<T: Send + Sync + 'static> {
    ran: Arc<Ran>,
    part: Arc<T>,
    _rows: Arc<dyn Rows>,
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

async fn close_server<T: Send + Sync + 'static>(server: Arc<Server<T>>) {
    let _part = &server.part;
    server.ran.add("stop the server");
}

#[tokio::test]
async fn each_hook_runs_in_the_order_of_dependencies() {
    let container = Container::builder()
        .add(component::<Server<Url>>())
        .add(component::<Database>())
        .add(bind::<Url>().to_value(Url("sqlite")))
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

struct Url(&'static str);

struct Pool(Arc<Ran>);

impl Pool {
    async fn warm_up(&self) {
        self.0.add("warm up the pool");
    }
}

struct Transaction(Arc<Ran>);

async fn connect(ran: Arc<Ran>, url: Arc<Url>) -> Pool {
    assert_eq!(url.0, "sqlite");
    Pool(ran)
}

async fn close(pool: Arc<Pool>, _outcome: Outcome) -> Result<(), String> {
    pool.0.add("close the pool");
    Ok(())
}

fn begin(ran: Arc<Ran>) -> Transaction {
    Transaction(ran)
}

async fn end(transaction: Arc<Transaction>, outcome: Outcome) {
    transaction.0.add(match outcome {
        Outcome::Success => "commit",
        _ => "roll back",
    });
}

#[derive(Injectable)]
#[inject(start = Self::migrate, stop = Self::flush)]
struct Users {
    ran: Arc<Ran>,
    _pool: Arc<Pool>,
}

impl Users {
    async fn migrate(&self) {
        self.ran.add("migrate the users");
    }

    async fn flush(self: Arc<Self>) {
        self.ran.add("flush the users");
    }
}

#[derive(Module)]
#[module(
    components(Users),
    factories(
        Ran::default -> Ran,
        async connect -> Pool: start = Pool::warm_up, stop = close, stop_limit = Duration::from_secs(3),
        begin -> Transaction: scoped, stop = end,
    ),
    exports(Users, Ran, Transaction),
)]
struct App {
    url: Url,
}

#[tokio::test]
async fn a_module_has_the_hooks_of_its_factories_and_of_its_components() {
    let container = Container::start(App { url: Url("sqlite") }).await.unwrap();
    let ran = container.resolve::<Ran>().unwrap();
    assert_eq!(ran.all(), ["warm up the pool", "migrate the users"]);
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    scope.close(Outcome::Success).await.into_result().unwrap();
    assert_eq!(ran.all()[2..], ["commit"]);
    container.stop().await.into_result().unwrap();
    assert_eq!(ran.all()[3..], ["flush the users", "close the pool"]);
}

#[derive(Module)]
#[module(components(Database as dyn Rows), exports(Database, dyn Rows))]
struct Storage {
    ran: Arc<Ran>,
}

#[test]
fn a_module_with_hooks_cannot_be_built_without_a_start() {
    let ran = Arc::default();
    let error = Container::from_module(Storage { ran }).err().unwrap();
    assert_eq!(
        plain(&error.to_string()),
        "the wiring has a problem: `build()` does not run the hooks of components\n\
        hooks      start, stop, health of `Database` (tests/lifecycle/tests/it/hooks_of_components.rs:_, \
        registered at tests/lifecycle/tests/it/hooks_of_components.rs:_)\n\
        help       write `.start().await` instead of `.build()`, or `Container::start(..).await` for a module\n"
    );
}

fn storage() -> (Arc<Ran>, Storage) {
    let ran: Arc<Ran> = Arc::default();
    (Arc::clone(&ran), Storage { ran })
}

#[test]
fn a_bed_of_a_component_with_hooks_runs_none() {
    let mut bed = Database::bed();
    bed.with_ran(Ran::default());
    let database = bed.build();
    assert!(database.ran.all().is_empty());
}

#[tokio::test]
async fn a_test_graph_runs_no_start_hook_and_its_replacement_has_no_hooks() {
    let (ran, storage) = storage();
    let mut graph = TestGraph::of(storage);
    let double = Arc::new(Database {
        ran: Arc::clone(&ran),
    });
    graph.replace::<Database>(double);
    graph.resolve::<Database>();
    let report = graph.container().stop().await;
    assert!(report.rows().is_empty() && ran.all().is_empty());
}

#[tokio::test]
async fn a_replacement_of_a_component_has_no_hooks_of_it() {
    let (ran, storage) = storage();
    let double = Arc::new(Database {
        ran: Arc::clone(&ran),
    });
    let started = Container::start_with(storage, |builder| {
        builder
            .replace(bind::<dyn Rows>().to_arc(double.clone()))
            .replace(bind::<Database>().to_arc(double))
    });
    let container = started.await.unwrap();
    container.resolve::<Database>().unwrap();
    assert!(container.stop().await.rows().is_empty() && ran.all().is_empty());
}
