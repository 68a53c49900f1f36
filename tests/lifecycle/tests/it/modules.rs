//! Modules with async factories.

#![deny(deprecated)]

use std::sync::Arc;

use futures_executor::block_on;
use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Module, ResolveErrorKind, StartErrorKind};

use crate::support::{plain, yields};

struct Url(&'static str);

struct Pool(&'static str);

struct Session(u32);

async fn connect(url: Arc<Url>) -> Result<Pool, String> {
    yields(2).await;
    if url.0.is_empty() {
        return Err("no url".to_owned());
    }
    Ok(Pool(url.0))
}

async fn log_in() -> Session {
    yields(1).await;
    Session(7)
}

#[derive(Injectable)]
struct Users {
    pool: Arc<Pool>,
}

#[derive(Module)]
#[module(
    components(Users),
    factories(async connect -> Pool, async log_in -> Session: scoped),
    exports(Users, Session),
)]
struct Storage {
    url: Url,
}

#[derive(Module)]
#[module(imports(Storage { Users, Session }), exports(Users, Session))]
struct App {
    storage: Storage,
}

fn app(url: &'static str) -> App {
    App {
        storage: Storage { url: Url(url) },
    }
}

#[test]
fn an_async_factory_of_an_imported_module_is_called_at_the_start() {
    let container = block_on(Container::start(app("sqlite"))).unwrap();
    assert_eq!(container.resolve::<Users>().unwrap().pool.0, "sqlite");
}

#[test]
fn a_scope_of_a_module_runs_an_async_factory() {
    let container = block_on(Container::start(app("sqlite"))).unwrap();
    let scope = container.scope().open().unwrap();
    let error = scope.resolve::<Session>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    let (users, session) =
        block_on(scope.get_async::<(Arc<Users>, Option<Arc<Session>>)>()).unwrap();
    assert_eq!((users.pool.0, session.unwrap().0), ("sqlite", 7));
}

#[test]
fn a_module_whose_async_factory_fails_does_not_start() {
    let error = block_on(Container::start(app(""))).unwrap_err();
    assert!(
        matches!(error.kind(), StartErrorKind::Construct(_)),
        "{error}"
    );
    assert!(error.to_string().ends_with("failed: no url"), "{error}");
}

#[test]
fn a_test_graph_overrides_parts_of_a_module_with_async_factories() {
    let mut graph = TestGraph::of(app("sqlite"));
    graph.within::<Storage>().replace_value(Pool("double"));
    let users = block_on(graph.resolve_async::<Users>());
    assert_eq!(users.pool.0, "double");
}

trait Database: Send + Sync {
    fn url(&self) -> &'static str;
}

#[derive(Injectable)]
#[inject(constructor = Self::connect)]
struct Sqlite(&'static str);

impl Sqlite {
    async fn connect(url: Arc<Url>) -> Self {
        yields(1).await;
        Self(url.0)
    }
}

impl Database for Sqlite {
    fn url(&self) -> &'static str {
        self.0
    }
}

#[derive(Module)]
#[module(components(Sqlite as dyn Database), exports(dyn Database))]
struct Databases {
    url: Url,
}

#[test]
fn an_async_component_of_a_module_is_constructed_at_the_start() {
    let module = Databases { url: Url("sqlite") };
    let container = block_on(Container::start(module)).unwrap();
    assert_eq!(container.resolve::<dyn Database>().unwrap().url(), "sqlite");
}

#[derive(Module)]
#[module(components(Sqlite as dyn Database: scoped), exports(dyn Database))]
struct ScopedDatabases {
    url: Url,
}

#[test]
fn an_async_component_of_a_module_may_be_scoped() {
    let module = ScopedDatabases { url: Url("sqlite") };
    let container = block_on(Container::start(module)).unwrap();
    let scope = container.scope().open().unwrap();
    let database = block_on(scope.resolve_async::<dyn Database>()).unwrap();
    assert_eq!(database.url(), "sqlite");
}

#[test]
fn from_module_names_each_async_component() {
    let error = Container::from_module(Databases { url: Url("sqlite") }).unwrap_err();
    assert_eq!(
        plain(&error.to_string()),
        "the wiring has a problem: `build()` cannot run the async constructors of bindings\n\
        async      `Sqlite` (tests/lifecycle/tests/it/modules.rs:_, registered at tests/lifecycle/tests/it/modules.rs:_)\n\
        help       write `.start().await` instead of `.build()`, or `Container::start(..).await` instead of `from_module(..)`\n"
    );
}

/// A module whose private parts nothing needs, but `start` constructs them for their hooks. rustc reports no unused one.
mod with_private_hooks {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use wirework::{Cloned, Injectable, Module};

    /// The number of parts that have started.
    pub(super) type Started = Arc<AtomicUsize>;

    pub(super) struct Pool(Started);

    async fn prepare(pool: &Pool) {
        super::yields(1).await;
        pool.0.fetch_add(1, SeqCst);
    }

    fn pool(Cloned(started): Cloned<Started>) -> Pool {
        Pool(started)
    }

    #[derive(Injectable)]
    #[inject(start = Self::start)]
    pub(super) struct Worker {
        #[inject(clone)]
        started: Started,
    }

    impl Worker {
        async fn start(&self) {
            super::yields(1).await;
            self.started.fetch_add(1, SeqCst);
        }
    }

    #[derive(Module)]
    #[module(components(Worker), factories(pool -> Pool: start = prepare), exports(Started))]
    pub(super) struct App {
        pub(super) started: Started,
    }
}

#[test]
fn private_components_and_factories_with_hooks_start() {
    use std::sync::atomic::Ordering::SeqCst;

    let started = with_private_hooks::Started::default();
    let app = with_private_hooks::App {
        started: Arc::clone(&started),
    };
    let _container = block_on(Container::start(app)).unwrap();
    assert_eq!(started.load(SeqCst), 2);
}
