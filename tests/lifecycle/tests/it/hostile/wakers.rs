//! Callers that share a future, one of which polls it and is dropped.
//!
//! The future is woken during that poll. The others find it busy, and have to be woken all the same.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, OnceLock, mpsc};
use std::task::{Context, Poll, Wake};
use std::thread;
use std::time::Duration;

use futures_executor::block_on;
use wirework::{Container, Outcome, bind};

use crate::hostile::{BoxFuture, Pool};
use crate::support::{poll_once, yields};

/// A task that is polled on another thread as soon as it is woken, before the waker returns.
struct Eager {
    future: Mutex<Option<BoxFuture<()>>>,
    is_woken: AtomicBool,
}

impl Eager {
    fn new(future: impl Future<Output: Send> + Send + 'static) -> Arc<Self> {
        let future = async { drop(future.await) };
        Arc::new(Self {
            future: Mutex::new(Some(Box::pin(future))),
            is_woken: AtomicBool::new(true),
        })
    }

    fn poll(self: &Arc<Self>) {
        // If another thread polls it, that thread polls it again.
        let Ok(mut future) = self.future.try_lock() else {
            return;
        };
        while self.is_woken.swap(false, SeqCst)
            && let Some(running) = &mut *future
        {
            let waker = Arc::clone(self).into();
            if running
                .as_mut()
                .poll(&mut Context::from_waker(&waker))
                .is_ready()
            {
                *future = None;
            }
        }
    }

    fn has_ended(&self) -> bool {
        self.future.lock().unwrap().is_none()
    }
}

impl Wake for Eager {
    fn wake(self: Arc<Self>) {
        self.is_woken.store(true, SeqCst);
        thread::spawn(move || self.poll()).join().unwrap();
    }
}

/// Another caller of a future.
type Other = OnceLock<Arc<Eager>>;

/// Is woken in its first poll, in which the other caller polls on another thread.
async fn busy_with(other: &'static Other) {
    let mut is_polled = false;
    poll_fn(|context| {
        if is_polled {
            return Poll::Ready(());
        }
        is_polled = true;
        context.waker().wake_by_ref();
        let other = other.get().unwrap();
        thread::spawn(|| other.poll()).join().unwrap();
        Poll::Pending
    })
    .await;
}

/// Checks that the other caller ends, although the one that polls the future first is dropped.
fn check<F: Future<Output: Send> + Send + 'static>(other: &Other, call: impl Fn() -> F) {
    let stays = other.get_or_init(|| Eager::new(call()));
    let mut gone = Box::pin(call());
    assert!(poll_once(&mut gone).is_pending());
    drop(gone);
    assert!(stays.has_ended());
}

#[test]
fn a_resolve_is_woken_if_the_caller_that_polled_its_constructor_is_dropped() {
    static OTHER: Other = OnceLock::new();
    let pool = bind::<Pool>().to_async(async || {
        busy_with(&OTHER).await;
        Pool
    });
    let container = block_on(Container::builder().add(pool.scoped()).start()).unwrap();
    let scope = container.scope().open().unwrap();
    check(&OTHER, || {
        let scope = scope.clone();
        async move { scope.resolve_async::<Pool>().await.map(drop) }
    });
}

#[test]
fn a_stop_is_woken_if_the_caller_that_polled_it_is_dropped() {
    static OTHER: Other = OnceLock::new();
    let close = async |_: Arc<Pool>| busy_with(&OTHER).await;
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_stop(close));
    let container = block_on(builder.start()).unwrap();
    check(&OTHER, || {
        let container = container.clone();
        async move { container.stop().await }
    });
}

#[test]
fn a_close_is_woken_if_the_caller_that_polled_it_is_dropped() {
    static OTHER: Other = OnceLock::new();
    let close = async |_: Arc<Pool>| busy_with(&OTHER).await;
    let pool = bind::<Pool>().to(|| Pool).scoped().on_stop(close);
    let container = block_on(Container::builder().add(pool).start()).unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Pool>().unwrap();
    check(&OTHER, || {
        let scope = scope.clone();
        async move { scope.close(Outcome::Success).await }
    });
}

/// Waits for a few tasks, and keeps each poll busy for a moment.
async fn busy() {
    for _ in 0..6 {
        let mut task = tokio::spawn(async {});
        poll_fn(|context| {
            let poll = Pin::new(&mut task).poll(context);
            (0..2_000).for_each(|_| std::hint::spin_loop());
            poll
        })
        .await
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_resolve_ends_while_others_are_aborted() {
    let pool = bind::<Pool>().to_async(async || {
        busy().await;
        Pool
    });
    let container = Container::builder().add(pool.scoped()).start().await;
    let container = container.unwrap();
    for round in 0..300 {
        let scope = container.scope().open().unwrap();
        let resolve = || {
            let scope = scope.clone();
            tokio::spawn(async move { scope.resolve_async::<Pool>().await.map(drop) })
        };
        let (aborted, stays) = ([resolve(), resolve(), resolve()], resolve());
        tokio::task::yield_now().await;
        for (at, task) in aborted.iter().enumerate() {
            (0..round % 50 * 200 * at).for_each(|_| std::hint::spin_loop());
            task.abort();
        }
        let stays = tokio::time::timeout(Duration::from_mins(1), stays);
        stays.await.expect("it is woken").unwrap().unwrap();
    }
}

#[test]
fn a_stop_ends_while_others_are_dropped() {
    let close = async |_: Arc<Pool>| yields(20).await;
    for _ in 0..300 {
        let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_stop(close));
        let container = block_on(builder.start()).unwrap();
        let (done, is_done) = mpsc::channel();
        for caller in 0..4 {
            let (container, done) = (container.clone(), done.clone());
            thread::spawn(move || {
                let stop = Box::pin(container.stop());
                if caller < 2 {
                    let gone = Box::pin(yields(caller + 1));
                    block_on(futures_util::future::select(stop, gone));
                } else {
                    let _ = block_on(stop);
                }
                done.send(()).unwrap();
            });
        }
        for _ in 0..4 {
            let done = is_done.recv_timeout(Duration::from_mins(1));
            done.expect("it is woken");
        }
    }
}
