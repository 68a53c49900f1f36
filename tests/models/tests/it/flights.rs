//! Single flight: callers that resolve one async value share its construction, whichever of them goes away.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use loom::future::block_on;
use loom::sync::Mutex;
use wirework_core::{Container, ContainerBuilder, Lazy, ResolveErrorKind, Scope, bind};

use crate::support::{Counted, Counts, explore, join, opened, spawn};

/// An event that wakes the task which waits for it.
#[derive(Clone, Default)]
struct Event(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    has_come: bool,
    waiting: Option<Waker>,
}

impl Event {
    fn come(&self) {
        let mut state = self.0.lock().expect("no poison");
        state.has_come = true;
        let waiting = state.waiting.take();
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }

    async fn wait(&self) {
        poll_fn(|context| {
            let mut state = self.0.lock().expect("no poison");
            if state.has_come {
                return Poll::Ready(());
            }
            state.waiting = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// A container, and a scope in which threads resolve.
type Opened = (Container, loom::sync::Arc<Scope>);

/// Returns a builder with a scoped value that is constructed after an event.
fn constructing(event: &Event, counts: &Counts) -> ContainerBuilder {
    let (event, counts) = (event.clone(), counts.clone());
    let construct = move || {
        let (event, counts) = (event.clone(), counts.clone());
        async move {
            let value = counts.construct();
            event.wait().await;
            value
        }
    };
    Container::builder().add(bind::<Counted>().to_async(construct).scoped())
}

fn after(event: &Event, counts: &Counts) -> Opened {
    opened(constructing(event, counts))
}

fn resolve(scope: &Scope) -> Arc<Counted> {
    block_on(scope.resolve_async::<Counted>()).expect("bound")
}

#[test]
fn two_callers_share_one_construction() {
    explore(3, || {
        let (event, counts) = (Event::default(), Counts::new());
        event.come();
        let (container, scope) = after(&event, &counts);
        let of_other = scope.clone();
        let other = spawn(move || resolve(&of_other));
        let value = resolve(&scope);
        value.assert_seen();
        assert!(Arc::ptr_eq(&value, &join(other)));
        drop((scope, container, value));
        counts.assert_all_dropped(1);
    });
}

#[test]
fn an_event_wakes_a_caller_of_a_construction_that_two_share() {
    explore(1, || {
        let (event, counts) = (Event::default(), Counts::new());
        let (container, scope) = after(&event, &counts);
        let of_other = scope.clone();
        let other = spawn(move || resolve(&of_other));
        let waking = spawn(move || event.come());
        let value = resolve(&scope);
        value.assert_seen();
        assert!(Arc::ptr_eq(&value, &join(other)));
        join(waking);
        drop((scope, container, value));
        counts.assert_all_dropped(1);
    });
}

#[test]
fn a_caller_takes_over_from_one_that_is_cancelled() {
    explore(2, || {
        let (event, counts) = (Event::default(), Counts::new());
        let (container, scope) = after(&event, &counts);
        let of_other = scope.clone();
        let cancelled = spawn(move || {
            let mut future = Box::pin(of_other.resolve_async::<Counted>());
            drop(
                future
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop())),
            );
        });
        let waking = spawn(move || event.come());
        resolve(&scope).assert_seen();
        join(cancelled);
        join(waking);
        let constructed = counts.constructed();
        // If the cancelled caller was alone, its construction was dropped.
        assert!(constructed <= 2, "{constructed} constructions");
        drop((scope, container));
        counts.assert_all_dropped(constructed);
    });
}

#[test]
fn two_callers_that_are_cancelled_leave_nothing() {
    explore(3, || {
        let (event, counts) = (Event::default(), Counts::new());
        let (_container, scope) = after(&event, &counts);
        let cancel = |scope: &Scope| {
            let mut future = Box::pin(scope.resolve_async::<Counted>());
            drop(
                future
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop())),
            );
        };
        let of_other = scope.clone();
        let other = spawn(move || cancel(&of_other));
        cancel(&scope);
        join(other);
        assert_eq!(
            counts.dropped(),
            counts.constructed(),
            "no construction is left"
        );
        event.come();
        resolve(&scope).assert_seen();
    });
}

#[test]
fn a_failure_is_that_of_all_callers_of_the_flight_and_of_no_other() {
    explore(3, || {
        let counts = Counts::new();
        let by_container = counts.clone();
        let construct = move || {
            let counts = by_container.clone();
            async move {
                match counts.attempt() {
                    0 => Err("told to"),
                    _ => Ok(counts.construct()),
                }
            }
        };
        let (_container, scope) =
            opened(Container::builder().add(bind::<Counted>().to_async(construct).scoped()));
        let of_other = scope.clone();
        let other =
            spawn(move || block_on(of_other.resolve_async::<Counted>()).map_err(|e| e.kind()));
        let own = block_on(scope.resolve_async::<Counted>()).map_err(|error| error.kind());
        let errors = [own, join(other)].into_iter().filter_map(Result::err);
        let errors: Vec<ResolveErrorKind> = errors.collect();
        assert!(!errors.is_empty(), "the first construction fails");
        assert!(
            errors
                .iter()
                .all(|kind| *kind == ResolveErrorKind::Constructor)
        );
        resolve(&scope).assert_seen();
        // One failed, and one succeeded, which counts twice.
        assert_eq!(counts.constructed(), 3);
    });
}

#[test]
fn a_panic_is_an_error_and_the_next_construction_succeeds() {
    explore(3, || {
        let counts = Counts::new();
        let by_container = counts.clone();
        let construct = move || {
            let counts = by_container.clone();
            async move {
                if counts.attempt() == 0 {
                    // Unlike a panic, it prints nothing.
                    std::panic::resume_unwind(Box::new("told to"));
                }
                counts.construct()
            }
        };
        let (_container, scope) =
            opened(Container::builder().add(bind::<Counted>().to_async(construct).scoped()));
        let of_other = scope.clone();
        let other = spawn(move || block_on(of_other.resolve_async::<Counted>()).is_err());
        let has_failed = block_on(scope.resolve_async::<Counted>()).is_err();
        assert!(join(other) || has_failed, "the first construction panics");
        resolve(&scope).assert_seen();
        assert_eq!(counts.constructed(), 3);
    });
}

#[test]
fn promise_4_async_constructions_that_await_each_other_get_errors() {
    struct First;
    struct Second;
    explore(2, || {
        let first = async |second: Lazy<Second>| second.get_async().await.map(|_| First);
        let second = async |first: Lazy<First>| first.get_async().await.map(|_| Second);
        let (_container, scope) = opened(
            Container::builder()
                .add(bind::<First>().to_async(first).scoped())
                .add(bind::<Second>().to_async(second).scoped()),
        );
        let of_other = scope.clone();
        let other = spawn(move || block_on(of_other.resolve_async::<Second>()).map(drop));
        let own = block_on(scope.resolve_async::<First>()).map(drop);
        let kinds = [own, join(other)].map(|result| result.expect_err("a cycle").kind());
        assert_eq!(kinds, [ResolveErrorKind::Cycle; 2]);
    });
}

#[test]
fn promise_4_an_async_construction_that_another_one_awaits_is_no_cycle() {
    struct Consumer;
    explore(2, || {
        let (event, counts) = (Event::default(), Counts::new());
        event.come();
        let consume = async |value: Lazy<Counted>| value.get_async().await.map(|_| Consumer);
        let (_container, scope) = opened(
            constructing(&event, &counts).add(bind::<Consumer>().to_async(consume).scoped()),
        );
        let of_other = scope.clone();
        let other = spawn(move || block_on(of_other.resolve_async::<Consumer>()).map(drop));
        resolve(&scope).assert_seen();
        block_on(scope.resolve_async::<Consumer>())
            .map(drop)
            .expect("no cycle");
        join(other).expect("no cycle");
        assert_eq!(counts.constructed(), 1);
    });
}
