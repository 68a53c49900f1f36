//! Transients that async functions construct: each consumer gets its own value.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use futures_executor::block_on;
use futures_util::future::join;
use wirework::testing::TestGraph;
use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, Module, Provider, bind, component, decorate,
};

use crate::support::{Log, yields};

/// The number of calls of its constructor.
#[derive(Debug, Default)]
struct Calls(AtomicUsize);

#[derive(Debug)]
struct Ticket(usize);

async fn ticket(calls: Arc<Calls>) -> Ticket {
    let number = calls.0.fetch_add(1, SeqCst) + 1;
    yields(2).await;
    Ticket(number)
}

fn tickets(calls: &Arc<Calls>) -> ContainerBuilder {
    Container::builder()
        .add(bind::<Calls>().to_arc(Arc::clone(calls)))
        .add(bind::<Ticket>().to_async(ticket).transient())
}

/// Starts a container whose async transients are counted.
fn start(add: impl FnOnce(ContainerBuilder) -> ContainerBuilder) -> (Container, Arc<Calls>) {
    let calls = Arc::default();
    let container = block_on(add(tickets(&calls)).start()).unwrap();
    (container, calls)
}

fn count(calls: &Calls) -> usize {
    calls.0.load(SeqCst)
}

#[test]
fn each_async_resolve_constructs_an_async_transient() {
    let (container, calls) = start(|builder| builder);
    assert_eq!(count(&calls), 0);
    let numbers = [(); 2].map(|()| block_on(container.resolve_async::<Ticket>()).unwrap().0);
    assert_eq!(numbers, [1, 2]);
}

type Parts = (Arc<Ticket>, Option<Arc<Ticket>>, Vec<Arc<Ticket>>);

#[test]
fn each_part_of_a_dependency_gets_its_own_async_transient() {
    let (container, calls) = start(|builder| builder);
    let (one, two, three) = block_on(container.get_async::<Parts>()).unwrap();
    let mut numbers = [one.0, two.unwrap().0, three[0].0];
    numbers.sort_unstable();
    assert_eq!((numbers, count(&calls)), ([1, 2, 3], 3));
}

#[test]
fn a_function_gets_its_own_async_transients() {
    let (container, _calls) = start(|builder| builder);
    let sum = async |one: Arc<Ticket>, other: Arc<Ticket>| one.0 + other.0;
    assert_eq!(block_on(container.call_async(sum)).unwrap(), 3);
}

struct Pair(Arc<Ticket>, Arc<Ticket>);

#[test]
fn start_constructs_the_async_transients_of_an_ordinary_singleton() {
    let (container, calls) = start(|builder| builder.add(bind::<Pair>().to(Pair)));
    let pair = container.resolve::<Pair>().unwrap();
    assert_eq!((pair.0.0 + pair.1.0, count(&calls)), (3, 2));
}

#[test]
fn start_constructs_the_async_transients_of_an_async_singleton() {
    let pair = async |one: Arc<Ticket>, other: Arc<Ticket>| {
        yields(1).await;
        Pair(one, other)
    };
    let (container, calls) = start(|builder| builder.add(bind::<Pair>().to_async(pair)));
    let pair = container.resolve::<Pair>().unwrap();
    assert_eq!((pair.0.0 + pair.1.0, count(&calls)), (3, 2));
}

#[test]
fn each_scope_constructs_the_async_transients_of_a_scoped_value() {
    let (container, calls) = start(|builder| builder.add(bind::<Pair>().to(Pair).scoped()));
    for calls_of_scopes in [2, 4] {
        let scope = container.scope().open().unwrap();
        let resolved = block_on(join(
            scope.resolve_async::<Pair>(),
            scope.resolve_async::<Pair>(),
        ));
        assert!(Arc::ptr_eq(&resolved.0.unwrap(), &resolved.1.unwrap()));
        assert_eq!(count(&calls), calls_of_scopes);
    }
}

#[derive(Injectable)]
#[inject(transient, bind(dyn Seat))]
struct Row {
    ticket: Arc<Ticket>,
}

trait Seat: Send + Sync {
    fn number(&self) -> usize;
}

impl Seat for Row {
    fn number(&self) -> usize {
        self.ticket.0
    }
}

#[derive(Injectable)]
struct Hall {
    rows: Vec<Arc<dyn Seat>>,
    row: Arc<Row>,
}

#[test]
fn an_ordinary_transient_between_gets_its_own_async_transient() {
    let (container, calls) =
        start(|builder| builder.add(component::<Row>()).add(component::<Hall>()));
    let hall = container.resolve::<Hall>().unwrap();
    assert_eq!(
        (hall.rows[0].number() + hall.row.number(), count(&calls)),
        (3, 2)
    );
    let row = block_on(container.resolve_async::<dyn Seat>()).unwrap();
    assert_eq!((row.number(), count(&calls)), (3, 3));
}

struct Stamped(Arc<Ticket>, Arc<Ticket>);

#[test]
fn an_async_transient_may_need_another_one() {
    let stamped = async |one: Arc<Ticket>, other: Arc<Ticket>| {
        yields(1).await;
        Stamped(one, other)
    };
    let (container, calls) =
        start(|builder| builder.add(bind::<Stamped>().to_async(stamped).transient()));
    let stamped = block_on(container.resolve_async::<Stamped>()).unwrap();
    assert_eq!((stamped.0.0 + stamped.1.0, count(&calls)), (3, 2));
}

#[derive(Injectable)]
#[inject(constructor = Self::draw, transient, bind(dyn Seat))]
struct Lot(usize);

impl Lot {
    async fn draw(calls: Arc<Calls>) -> Self {
        Self(ticket(calls).await.0)
    }
}

impl Seat for Lot {
    fn number(&self) -> usize {
        self.0
    }
}

#[test]
fn an_async_component_may_be_transient_and_have_traits() {
    let (container, calls) = start(|builder| builder.add(component::<Lot>()));
    let seats = block_on(container.get_async::<(Arc<Lot>, Arc<dyn Seat>)>()).unwrap();
    assert_eq!((seats.0.0 + seats.1.number(), count(&calls)), (3, 2));
}

#[test]
fn an_async_decorator_wraps_each_transient() {
    let doubled = async |inner: Arc<Ticket>| {
        yields(1).await;
        Ticket(inner.0 * 2)
    };
    let (container, _calls) = start(|builder| {
        builder
            .add(decorate::<Ticket>().with_async(doubled))
            .add(decorate::<Ticket>().with(|inner: Arc<Ticket>| Ticket(inner.0 + 100)))
    });
    let numbers = [(); 2].map(|()| block_on(container.resolve_async::<Ticket>()).unwrap().0);
    assert_eq!(numbers, [102, 104]);
}

#[test]
fn handles_construct_async_transients() {
    let (container, _calls) = start(|builder| builder);
    let (provider, lazy) = container.get::<(Provider<Ticket>, Lazy<Ticket>)>().unwrap();
    let number = || block_on(provider.get_async()).unwrap().0;
    assert_eq!([number(), number()], [1, 2]);
    assert_eq!(block_on(lazy.get_async()).unwrap().0, 3);
    assert_eq!(lazy.get().unwrap().0, 3);
}

#[derive(Module)]
#[module(
    components(Hall, Row as dyn Seat),
    factories(async ticket -> Ticket: transient),
    collections(dyn Seat),
    exports(Hall),
)]
struct Theatre {
    calls: Calls,
}

#[test]
fn a_module_has_async_transients() {
    let module = Theatre {
        calls: Calls::default(),
    };
    let container = block_on(Container::start(module)).unwrap();
    let hall = container.resolve::<Hall>().unwrap();
    assert_eq!(hall.rows[0].number() + hall.row.number(), 3);
}

#[test]
fn a_test_replaces_an_async_transient() {
    let calls: Arc<Calls> = Arc::default();
    let mut graph = TestGraph::of(tickets(&calls).add(bind::<Pair>().to(Pair)));
    graph.replace::<Ticket>(Arc::new(Ticket(7)));
    let pair = block_on(graph.resolve_async::<Pair>());
    assert_eq!((pair.0.0, pair.1.0, count(&calls)), (7, 7, 0));
}

#[test]
fn the_async_transients_of_a_constructor_are_constructed_at_the_same_time() {
    let log: Arc<Log> = Arc::default();
    let builder = Container::builder()
        .add(bind::<Log>().to_arc(Arc::clone(&log)))
        .add(
            bind::<Ticket>()
                .to_async(async |log: Arc<Log>| {
                    let _running = log.begin("ticket");
                    yields(2).await;
                    Ticket(0)
                })
                .transient(),
        )
        .add(bind::<Pair>().to(Pair));
    block_on(builder.start()).unwrap();
    assert_eq!(log.most(), 2);
}
