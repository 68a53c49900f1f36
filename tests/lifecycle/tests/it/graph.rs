//! Test graphs of applications with async constructors.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use futures_executor::block_on;
use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, Outcome, Shutdown, bind, component};

use crate::support::{Bottom, Left, Log, Top, diamond, yields};

#[test]
fn a_test_runs_only_the_constructors_that_it_reaches() {
    let log: Arc<Log> = Arc::default();
    let mut graph = TestGraph::of(diamond(&log));
    block_on(graph.resolve_async::<Left>());
    assert_eq!(log.done(), ["bottom", "left"]);
    // What exists is resolved without awaiting it.
    graph.resolve::<Bottom>();
}

#[test]
fn an_override_takes_the_place_of_an_async_constructor() {
    let log: Arc<Log> = Arc::default();
    let mut graph = TestGraph::of(diamond(&log));
    graph.replace::<Bottom>(Arc::new(Bottom(log.noted("double"))));
    block_on(graph.resolve_async::<Top>());
    assert_eq!(log.done(), ["right", "left", "top"]);
}

#[test]
fn an_async_factory_takes_the_place_of_a_binding_and_is_awaited() {
    let log: Arc<Log> = Arc::default();
    let mut graph = TestGraph::of(diamond(&log));
    let of_double = Arc::clone(&log);
    graph.rebind::<Left>().to_async(move |_: Arc<Bottom>| {
        let log = Arc::clone(&of_double);
        async move {
            yields(1).await;
            Left(log.noted("double"))
        }
    });
    block_on(graph.resolve_async::<Top>());
    assert_eq!(log.done(), ["bottom", "right", "top"]);
}

#[derive(Injectable)]
struct Service {
    number: Arc<u8>,
}

fn scoped() -> ContainerBuilder {
    let number = async || {
        yields(1).await;
        3_u8
    };
    Container::builder()
        .add(bind::<u8>().to_async(number).scoped())
        .add(component::<Service>().scoped())
}

#[test]
fn a_scope_of_a_graph_runs_async_constructors() {
    let mut graph = TestGraph::of(scoped());
    let scope = graph.scope().open();
    assert_eq!(*block_on(scope.resolve_async::<Service>()).number, 3);
}

#[test]
#[should_panic(expected = "an async function constructs `u8`, and it has not ended yet")]
fn a_test_that_does_not_await_is_told() {
    let mut graph = TestGraph::of(scoped());
    let _service = graph.scope().open().resolve::<Service>();
}

/// A repository of users, behind a trait, so that a test replaces it.
trait Users: Send + Sync {
    fn count(&self) -> usize;
}

struct Fake;

impl Users for Fake {
    fn count(&self) -> usize {
        2
    }
}

struct Pool;

struct SqlUsers(#[allow(dead_code, reason = "it holds the pool")] Arc<Pool>);

impl Users for SqlUsers {
    fn count(&self) -> usize {
        1
    }
}

struct Web(Arc<dyn Users>);

struct Flusher;

/// Returns an application that records the hooks of its parts.
fn application(log: &Hooks) -> ContainerBuilder {
    let (pool, web, flusher) = (log.clone(), log.clone(), log.clone());
    Container::builder()
        .add(
            bind::<Pool>()
                .to_async(async || Pool)
                .on_start(move |_: Arc<Pool>| pool.note("pool")),
        )
        .add(bind::<dyn Users>().to(|pool: Arc<Pool>| Arc::new(SqlUsers(pool)) as Arc<dyn Users>))
        .add(
            bind::<Web>()
                .to(Web)
                .on_start({
                    let web = web.clone();
                    move |_: Arc<Web>| web.note("web")
                })
                .on_stop(move |_: Arc<Web>| web.note("web stops")),
        )
        .add(
            bind::<Flusher>()
                .to(|| Flusher)
                .on_start(move |_: Arc<Flusher>| flusher.note("flusher")),
        )
}

/// The hooks that ran.
#[derive(Clone, Default)]
struct Hooks(Arc<Mutex<Vec<&'static str>>>);

impl Hooks {
    fn note(&self, name: &'static str) -> impl Future<Output = ()> + Send + use<> {
        let log = Arc::clone(&self.0);
        async move { log.lock().unwrap().push(name) }
    }

    fn ran(&self) -> Vec<&'static str> {
        let mut ran = self.0.lock().unwrap().clone();
        ran.sort_unstable();
        ran
    }
}

#[test]
fn a_started_graph_runs_the_hooks_of_the_application() {
    let hooks = Hooks::default();
    block_on(async {
        let mut graph = TestGraph::of(application(&hooks)).start().await;
        assert_eq!(hooks.ran(), ["flusher", "pool", "web"]);
        assert_eq!(graph.resolve::<Web>().0.count(), 1);
        graph.stop().await.into_result().unwrap();
    });
    assert_eq!(hooks.ran(), ["flusher", "pool", "web", "web stops"]);
}

#[test]
fn what_only_a_replaced_part_needs_does_not_start() {
    let hooks = Hooks::default();
    let mut graph = TestGraph::of(application(&hooks));
    graph.replace::<dyn Users>(Arc::new(Fake));
    let mut graph = block_on(graph.start());
    assert_eq!(hooks.ran(), ["flusher", "web"]);
    assert_eq!(graph.resolve::<Web>().0.count(), 2);
}

#[test]
fn the_hooks_of_a_replaced_part_do_not_run() {
    let hooks = Hooks::default();
    let mut graph = TestGraph::of(application(&hooks));
    graph.replace::<Pool>(Arc::new(Pool));
    let _graph = block_on(graph.start());
    assert_eq!(hooks.ran(), ["flusher", "web"]);
}

#[test]
fn a_test_may_start_one_part_and_what_it_needs_alone() {
    let hooks = Hooks::default();
    let mut graph = TestGraph::of(application(&hooks));
    block_on(async {
        graph.start_only::<dyn Users>().await;
        assert_eq!(hooks.ran(), ["pool"]);
        graph.start_only::<Web>().await;
    });
    assert_eq!(hooks.ran(), ["pool", "web"]);
}

#[test]
#[should_panic(expected = "the `start` hook of `Pool`")]
fn a_hook_that_fails_fails_the_test() {
    let fails = async |_: Arc<Pool>| Err::<(), _>("no route");
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_start(fails));
    let _graph = block_on(TestGraph::of(builder).start());
}

#[tokio::test(start_paused = true)]
async fn a_graph_lives_on_the_paused_clock_of_tokio() {
    let run = async |_: Arc<Pool>, shutdown: Shutdown| {
        let hour = tokio::time::sleep(Duration::from_hours(1));
        shutdown.unless_requested(hour).await;
    };
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_run(run));
    let mut graph = TestGraph::of(builder).start().await;
    tokio::time::sleep(Duration::from_mins(1)).await;
    let report = graph.stop().await;
    assert_eq!(report.took(), Duration::ZERO);
    assert_eq!(report.rows().len(), 1);
}

#[test]
fn the_scope_of_a_graph_closes_with_its_outcome() {
    let (sender, receiver) = mpsc::channel();
    let ended = move |_: Arc<u8>, outcome: Outcome| {
        let sender = sender.clone();
        async move { sender.send(outcome).unwrap() }
    };
    let builder = Container::builder().add(bind::<u8>().to(|| 8).scoped().on_stop(ended));
    let mut graph = TestGraph::of(builder);
    let scope = graph.scope().open();
    assert_eq!(*scope.resolve::<u8>(), 8);
    assert!(
        block_on(scope.close(Outcome::Success))
            .into_result()
            .is_ok()
    );
    assert_eq!(receiver.try_recv(), Ok(Outcome::Success));
}

#[test]
fn an_error_of_an_async_resolve_names_the_line_of_the_test() {
    let failing = || {
        let none = async || Err::<u8, _>("no number");
        Container::builder().add(bind::<u8>().to_async(none).scoped())
    };
    let text = |test: &mut dyn FnMut()| {
        let panic = catch_unwind(AssertUnwindSafe(test)).expect_err("it panics");
        *panic.downcast::<String>().expect("a text")
    };
    let mut graph = TestGraph::of(failing());
    let (mut line, scope) = (0, graph.scope().open());
    let of_scope = text(&mut || {
        line = line!() + 1;
        drop(block_on(scope.resolve_async::<u8>()));
    });
    let place = |line| format!("called at  {}:{line}", file!());
    assert!(of_scope.ends_with(&place(line)), "{of_scope}");
    let mut graph = TestGraph::of(failing());
    let of_graph = text(&mut || {
        line = line!() + 1;
        drop(block_on(graph.resolve_async::<u8>()));
    });
    assert!(of_graph.ends_with(&place(line)), "{of_graph}");
}
