//! The order in which values are dropped, if nothing can run their hooks any more.

use std::future::pending;
use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, FactoryBinding, Outcome, Shutdown, bind};

use crate::hostile::{Events, runtimes::runtime};
use crate::support::{poll_once, yields};

/// The dependency.
struct Lower(Events);

/// The dependant.
struct Upper(Events);

impl Drop for Lower {
    fn drop(&mut self) {
        self.0.add("lower");
    }
}

impl Drop for Upper {
    fn drop(&mut self) {
        self.0.add("upper");
    }
}

fn lower(events: &Events) -> FactoryBinding<Lower> {
    let events = events.clone();
    bind::<Lower>().to(move || Lower(events.clone()))
}

fn upper(events: &Events) -> FactoryBinding<Upper> {
    let events = events.clone();
    bind::<Upper>().to(move |_: Arc<Lower>| Upper(events.clone()))
}

/// Runs until it is told to end, and once more.
async fn serve(_: Arc<Upper>, shutdown: Shutdown) {
    shutdown.requested().await;
    yields(1).await;
}

/// Returns builders of both values, of which the upper one, or both of them, have hooks.
fn builders() -> [fn(&Events) -> ContainerBuilder; 5] {
    [
        |events| {
            let upper = upper(events).on_stop(async |_: Arc<Upper>| ());
            Container::builder().add(lower(events)).add(upper)
        },
        |events| {
            let upper = upper(events).on_stop(async |_: Arc<Upper>| pending::<()>().await);
            Container::builder().add(lower(events)).add(upper)
        },
        |events| {
            let upper = upper(events).on_run(serve);
            Container::builder().add(lower(events)).add(upper)
        },
        |events| {
            let lower = lower(events).on_stop(async |_: Arc<Lower>| ());
            let upper = upper(events).on_run(serve);
            Container::builder().add(lower).add(upper)
        },
        |events| {
            let lower = lower(events).on_stop(async |_: Arc<Lower>| ());
            let upper = upper(events)
                .on_run(async |_: Arc<Upper>, _| pending::<()>().await)
                .on_stop(async |_: Arc<Upper>| ());
            Container::builder().add(lower).add(upper)
        },
    ]
}

/// Checks that each builder's values are dropped in reverse order of construction.
///
/// A runtime of tokio drops its tasks in an order that depends on their numbers. So each turn adds an odd number of
/// tasks.
#[track_caller]
fn check(run: impl Fn(ContainerBuilder)) {
    for (number, builder) in builders().into_iter().enumerate() {
        for _ in 0..8 {
            runtime().spawn(async {});
            let events = Events::default();
            run(builder(&events));
            assert_eq!(events.list(), ["upper", "lower"], "builder {number}");
        }
    }
}

#[test]
fn values_are_dropped_in_reverse_order_after_their_runtime_has_ended() {
    check(|builder| {
        let runtime = runtime();
        let container = runtime.block_on(builder.start()).unwrap();
        drop(runtime);
        drop(container);
    });
}

#[test]
fn values_are_dropped_in_reverse_order_if_the_runtime_ends_before_the_stop() {
    check(|builder| {
        let runtime = runtime();
        let container = runtime.block_on(builder.start()).unwrap();
        drop(container);
        drop(runtime);
    });
}

#[test]
fn values_are_dropped_in_reverse_order_if_the_runtime_ends_in_the_middle_of_the_stop() {
    for turns in 0..4 {
        check(|builder| {
            let runtime = runtime();
            runtime.block_on(async {
                let container = builder.start().await.unwrap();
                tokio::task::yield_now().await;
                drop(container);
                for _ in 0..turns {
                    tokio::task::yield_now().await;
                }
            });
            drop(runtime);
        });
    }
}

#[test]
fn values_are_dropped_in_reverse_order_if_a_start_is_dropped_and_the_runtime_ends() {
    check(|builder| {
        let runtime = runtime();
        let never = bind::<u8>().to_async(async |_: Arc<Upper>| pending::<u8>().await);
        runtime.block_on(async {
            let mut start = Box::pin(builder.add(never).start());
            assert!(poll_once(&mut start).is_pending());
        });
        drop(runtime);
    });
}

#[test]
fn without_a_runtime_values_are_dropped_in_reverse_order_although_a_stop_has_begun() {
    let events = Events::default();
    let upper = upper(&events).on_stop(async |_: Arc<Upper>| pending::<()>().await);
    let builder = Container::builder().add(lower(&events)).add(upper);
    let container = block_on(builder.start()).unwrap();
    let mut stop = Box::pin(container.stop());
    assert!(poll_once(&mut stop).is_pending());
    drop(stop);
    drop(container);
    assert_eq!(events.list(), ["upper", "lower"]);
}

/// A scoped value above a singleton.
fn scoped(events: &Events) -> ContainerBuilder {
    let upper = upper(events).scoped();
    let upper = upper.on_stop(async |_: Arc<Upper>| pending::<()>().await);
    Container::builder().add(lower(events)).add(upper)
}

#[test]
fn values_of_scopes_are_dropped_before_singletons_although_the_runtime_ends() {
    for turns in 0..4 {
        let events = Events::default();
        let runtime = runtime();
        runtime.block_on(async {
            let container = scoped(&events).start().await.unwrap();
            let scope = container.scope().open().unwrap();
            scope.resolve::<Upper>().unwrap();
            drop(scope);
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
            drop(container);
        });
        drop(runtime);
        assert_eq!(events.list(), ["upper", "lower"], "{turns} turns");
    }
}

#[test]
fn values_of_scopes_are_dropped_before_singletons_after_their_runtime_has_ended() {
    let events = Events::default();
    let runtime = runtime();
    let container = runtime.block_on(scoped(&events).start()).unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Upper>().unwrap();
    drop(runtime);
    drop(scope);
    drop(container);
    assert_eq!(events.list(), ["upper", "lower"]);
}

#[test]
fn without_a_runtime_values_of_scopes_are_dropped_before_singletons() {
    for closes in [false, true] {
        let events = Events::default();
        let container = block_on(scoped(&events).start()).unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Upper>().unwrap();
        if closes {
            let mut close = Box::pin(scope.close(Outcome::Success));
            assert!(poll_once(&mut close).is_pending());
        }
        drop(scope);
        drop(container);
        assert_eq!(events.list(), ["upper", "lower"], "closes: {closes}");
    }
}
