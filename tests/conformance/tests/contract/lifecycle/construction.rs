//! Async construction: constructors that await something.

use std::future::ready;
use std::pin::pin;
use std::sync::Arc;

use conformance::containers::{failure, problems};
use conformance::events::{Count, Log, OnDrop};
use conformance::services::{Named, Refused, Serial, Service, is_same, named, panics, wrapped};
use conformance::threads::in_time;
use futures_executor::block_on;
use tokio::sync::Barrier;
use tokio::task::yield_now;
use wirework::{
    Container, FactoryBinding, Lazy, ProblemKind, ResolveErrorKind, StartErrorKind, bind, decorate,
};

/// Binds numbers whose constructor awaits something.
fn serials(count: &Count) -> FactoryBinding<Serial> {
    let serials = count.serials();
    bind::<Serial>().to_async(move || {
        let serials = serials.clone();
        async move {
            yield_now().await;
            serials()
        }
    })
}

fn started(builder: wirework::ContainerBuilder) -> Container {
    block_on(builder.start()).unwrap()
}

#[test]
fn an_async_singleton_exists_when_the_start_has_ended() {
    let container = started(Container::builder().add(serials(&Count::default())));
    assert_eq!(container.resolve::<Serial>().unwrap().0, 1);
}

#[test]
fn an_async_constructor_gets_its_dependencies() {
    let greeting =
        |name: Arc<Named>, number: Arc<Serial>| async move { format!("{} {}", name.0, number.0) };
    let builder = Container::builder()
        .add(bind::<String>().to_async(greeting))
        .add(bind::<Named>().to_value(Named("ada")))
        .add(serials(&Count::default()));
    assert_eq!(*started(builder).resolve::<String>().unwrap(), "ada 1");
}

#[test]
fn an_ordinary_constructor_may_need_an_async_singleton() {
    let builder =
        Container::builder().add(bind::<u8>().to(|serial: Arc<Serial>| u8::from(serial.0 == 1)));
    let container = started(builder.add(serials(&Count::default())));
    assert_eq!(*container.resolve::<u8>().unwrap(), 1);
}

#[test]
fn async_constructors_that_do_not_need_each_other_run_at_the_same_time() {
    let meeting = Arc::new(Barrier::new(2));
    let (one, other) = (meeting.clone(), meeting);
    let meet = |barrier: Arc<Barrier>| async move { barrier.wait().await.is_leader() };
    let builder = Container::builder()
        .add(
            bind::<bool>()
                .key::<u8>()
                .to_async(move || meet(one.clone())),
        )
        .add(
            bind::<bool>()
                .key::<u16>()
                .to_async(move || meet(other.clone())),
        );
    in_time(move || drop(started(builder)));
}

#[test]
fn an_async_constructor_that_fails_fails_the_start() {
    let broken = bind::<u8>().to_async(|| async { Err::<u8, _>(Refused) });
    let error = block_on(Container::builder().add(broken).start()).unwrap_err();
    let StartErrorKind::Construct(error) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(error.constructor_error::<Refused>(), Some(&Refused));
}

#[test]
fn an_async_constructor_that_panics_fails_the_start() {
    let panics = bind::<u8>().to_async(|| async { panics::<u8>() });
    let error = block_on(Container::builder().add(panics).start()).unwrap_err();
    assert!(error.to_string().contains("on purpose"), "{error}");
}

#[test]
fn a_start_that_fails_drops_what_it_constructed_in_reverse_order() {
    let log = Log::default();
    let (of_first, of_second) = (log.clone(), log.clone());
    let first = bind::<OnDrop>().to(move || of_first.on_drop("first"));
    let second = move |_: Arc<OnDrop>| Some(of_second.on_drop("second"));
    let third = |_: Arc<Option<OnDrop>>| ready(Err::<u8, _>(Refused));
    let builder = Container::builder().add(first).add(bind().to(second));
    assert!(block_on(builder.add(bind::<u8>().to_async(third)).start()).is_err());
    assert_eq!(log.events(), ["second", "first"]);
}

#[test]
fn a_start_of_wrong_wiring_calls_no_constructor() {
    let count = Count::default();
    let builder = Container::builder()
        .add(serials(&count))
        .add(bind::<u8>().to(|_: Arc<u16>| 1));
    let error = block_on(builder.start()).unwrap_err();
    assert!(matches!(error.kind(), StartErrorKind::Build(_)) && count.get() == 0);
}

#[test]
fn an_async_constructor_in_a_container_that_is_not_started_is_a_problem() {
    let builder = Container::builder().add(serials(&Count::default()));
    assert_eq!(problems(builder), [ProblemKind::Async]);
}

#[test]
fn the_start_leaves_ordinary_singletons_that_nothing_needs() {
    let count = Count::default();
    started(Container::builder().add(bind::<Serial>().to(count.serials())));
    assert_eq!(count.get(), 0);
}

#[test]
fn the_start_constructs_eager_singletons() {
    let count = Count::default();
    started(Container::builder().add(bind::<Serial>().to(count.serials()).eager()));
    assert_eq!(count.get(), 1);
}

#[test]
fn an_async_scoped_value_is_constructed_once_for_all_callers_of_the_scope() {
    let container = started(Container::builder().add(serials(&Count::default()).scoped()));
    let scope = container.scope().open().unwrap();
    let both = async {
        tokio::join!(
            scope.resolve_async::<Serial>(),
            scope.resolve_async::<Serial>()
        )
    };
    let (one, other) = block_on(both);
    assert!(is_same(&one.unwrap(), &other.unwrap()));
}

#[test]
fn an_async_scoped_value_is_an_error_until_it_was_awaited() {
    let container = started(Container::builder().add(serials(&Count::default()).scoped()));
    let scope = container.scope().open().unwrap();
    assert_eq!(
        failure(scope.resolve::<Serial>()),
        ResolveErrorKind::NeedsAsync
    );
    let awaited = block_on(scope.resolve_async::<Serial>()).unwrap();
    assert!(is_same(&awaited, &scope.resolve::<Serial>().unwrap()));
}

#[test]
fn an_async_transient_is_new_for_each_caller() {
    let container = started(Container::builder().add(serials(&Count::default()).transient()));
    let next = || block_on(container.resolve_async::<Serial>()).unwrap().0;
    assert_eq!([next(), next()], [1, 2]);
}

#[test]
fn an_async_constructor_of_a_scope_that_failed_is_called_again() {
    let count = Count::default();
    let serials = count.serials();
    let second_time = bind::<Serial>().to_async(move || {
        let serial = serials();
        async move {
            if serial.0 == 1 {
                Err(Refused)
            } else {
                Ok(serial)
            }
        }
    });
    let container = started(Container::builder().add(second_time.scoped()));
    let scope = container.scope().open().unwrap();
    assert!(block_on(scope.resolve_async::<Serial>()).is_err());
    assert_eq!(block_on(scope.resolve_async::<Serial>()).unwrap().0, 2);
}

#[test]
fn a_caller_that_gives_up_does_not_spoil_the_value() {
    let container = started(Container::builder().add(serials(&Count::default()).scoped()));
    let scope = container.scope().open().unwrap();
    block_on(async {
        let mut given_up = Box::pin(scope.resolve_async::<Serial>());
        tokio::select! {
            biased;
            _ = &mut given_up => panic!("it awaits something"),
            () = ready(()) => {}
        }
    });
    assert!(block_on(scope.resolve_async::<Serial>()).is_ok());
}

#[test]
fn a_start_that_is_given_up_drops_what_it_constructed() {
    let log = Log::default();
    let of_value = log.clone();
    let builder = Container::builder()
        .add(
            bind::<OnDrop>()
                .to(move || of_value.on_drop("value"))
                .eager(),
        )
        .add(bind::<u8>().to_async(|_: Arc<OnDrop>| std::future::pending::<u8>()));
    block_on(async {
        let mut start = pin!(builder.start());
        let begun = std::future::poll_fn(|context| {
            assert!(start.as_mut().poll(context).is_pending());
            std::task::Poll::Ready(())
        });
        begun.await;
    });
    assert_eq!(log.events(), ["value"]);
}

#[test]
fn an_async_value_can_be_deferred() {
    let count = Count::default();
    let container = started(Container::builder().add(serials(&count).transient()));
    let lazy = container.get::<Lazy<Serial>>().unwrap();
    assert_eq!(count.get(), 0);
    assert_eq!(block_on(lazy.get_async()).unwrap().0, 1);
}

#[test]
fn a_collection_has_async_members_in_the_order_of_registration() {
    let builder = Container::builder()
        .add(bind::<dyn Service>().to_async(|| async {
            yield_now().await;
            named("slow")
        }))
        .add(bind::<dyn Service>().to_arc(named("ready")));
    let services = started(builder).get::<Vec<Arc<dyn Service>>>().unwrap();
    assert_eq!(conformance::services::names(&services), ["slow", "ready"]);
}

#[test]
fn a_service_may_be_decorated_asynchronously() {
    let decorator = |inner: Arc<dyn Service>| async { wrapped("remote", inner) };
    let builder = Container::builder().add(bind::<dyn Service>().to_arc(named("local")));
    let container = started(builder.add(decorate::<dyn Service>().with_async(decorator)));
    assert_eq!(
        container.resolve::<dyn Service>().unwrap().name(),
        "remote(local)"
    );
}

#[test]
fn async_constructors_that_need_each_other_are_a_problem() {
    let builder = Container::builder()
        .add(bind::<u8>().to_async(|_: Arc<u16>| async { 1_u8 }))
        .add(bind::<u16>().to_async(|_: Arc<u8>| async { 1_u16 }));
    let error = block_on(builder.start()).unwrap_err();
    let StartErrorKind::Build(error) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(error.problems()[0].kind(), ProblemKind::Cycle);
}

#[test]
fn a_function_with_async_parameters_can_be_called() {
    let container = started(Container::builder().add(serials(&Count::default()).transient()));
    let sum = |one: Arc<Serial>, other: Arc<Serial>| async move { one.0 + other.0 };
    assert_eq!(block_on(container.call_async(sum)).unwrap(), 3);
}

#[test]
fn the_plan_of_a_start_names_its_steps_and_runs_nothing() {
    let count = Count::default();
    let plan = Container::builder()
        .add(serials(&count))
        .start_plan()
        .unwrap();
    assert!(plan.to_string().contains("Serial"), "{plan}");
    assert_eq!(count.get(), 0);
}
