//! Values whose constructors wait for each other in a circle, on three threads at the same time.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use futures_executor::block_on;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use wirework::{Container, Provider, ResolveError, bind};

use crate::support::plain;

/// The turns of three constructors. All are being polled until the last one has had its turn, so no thread can poll
/// the constructor of another.
#[derive(Clone)]
struct Turns {
    begun: Arc<Barrier>,
    turn: Arc<AtomicUsize>,
}

impl Turns {
    fn new() -> Self {
        Self {
            begun: Arc::new(Barrier::new(3)),
            turn: Arc::default(),
        }
    }

    fn wait_for(&self, turn: usize) {
        while self.turn.load(Ordering::SeqCst) < turn {
            thread::yield_now();
        }
    }

    /// Polls the future for the first time in this turn.
    async fn poll<F: Future>(self, turn: usize, future: F) -> F::Output {
        self.begun.wait();
        let mut future = pin!(future);
        poll_fn(|context| {
            self.wait_for(turn);
            let poll = future.as_mut().poll(context);
            self.turn.fetch_max(turn + 1, Ordering::SeqCst);
            self.wait_for(3);
            poll
        })
        .await
    }

    /// Returns a constructor that resolves another value in its turn.
    fn constructor<V, Next>(
        &self,
        turn: usize,
        value: fn() -> V,
    ) -> impl Fn(Provider<Next>) -> BoxFuture<'static, Result<V, ResolveError>> + Send + Sync + 'static
    where
        V: 'static,
        Next: Send + Sync + 'static,
    {
        let turns = self.clone();
        move |next| {
            let turns = turns.clone();
            let resolve = async move { turns.poll(turn, next.get_async()).await.map(|_| value()) };
            resolve.boxed()
        }
    }
}

#[derive(Debug)]
struct First;

#[derive(Debug)]
struct Second;

#[derive(Debug)]
struct Third;

#[test]
fn the_error_names_all_values_that_wait_for_each_other() {
    let turns = Turns::new();
    let builder = Container::builder()
        .add(
            bind::<First>()
                .to_async(turns.constructor::<_, Second>(0, || First))
                .scoped(),
        )
        .add(
            bind::<Second>()
                .to_async(turns.constructor::<_, Third>(1, || Second))
                .scoped(),
        )
        .add(
            bind::<Third>()
                .to_async(turns.constructor::<_, First>(2, || Third))
                .scoped(),
        );
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let [of_first, of_second] = [scope.clone(), scope.clone()];
    thread::spawn(move || block_on(of_first.resolve_async::<First>()).map(drop));
    thread::spawn(move || block_on(of_second.resolve_async::<Second>()).map(drop));
    let error = block_on(scope.resolve_async::<Third>()).unwrap_err();
    let text = plain(&format!("{error:#}"));
    let cycle = text.lines().find(|line| line.starts_with("cycle"));
    assert_eq!(
        cycle,
        Some("cycle      First -> Second -> Third -> First"),
        "{text}"
    );
}
