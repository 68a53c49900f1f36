//! The ways in which a test runs: the same body under each of them.

use std::any::Any;
use std::future::{Future, pending};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread;

/// The actions of a body outside its own thread or task.
pub(crate) trait Mode {
    /// Runs the code in another thread or task, and ignores its result.
    async fn elsewhere(work: impl FnOnce() + Send + 'static);

    /// Passes the value to a thread or task that holds it for ever.
    async fn keep(value: impl Any + Send);
}

/// `#[test]`, with threads.
pub(crate) struct Threads;

/// `#[tokio::test]`, with tasks.
pub(crate) struct Tasks;

impl Mode for Threads {
    async fn elsewhere(work: impl FnOnce() + Send + 'static) {
        drop(thread::spawn(work).join());
    }

    async fn keep(value: impl Any + Send) {
        thread::spawn(move || {
            let _value = value;
            loop {
                thread::park();
            }
        });
    }
}

impl Mode for Tasks {
    async fn elsewhere(work: impl FnOnce() + Send + 'static) {
        drop(tokio::spawn(async { work() }).await);
    }

    async fn keep(value: impl Any + Send) {
        tokio::spawn(async move {
            let _value = value;
            pending::<()>().await;
        });
    }
}

/// Runs a body that does not await.
pub(crate) fn now<T>(body: impl Future<Output = T>) -> T {
    match pin!(body).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// Declares a wrong test under each runner. Each must fail, with these texts.
macro_rules! red {
    ($($name:ident says $($text:literal),+;)+) => {$(
        mod $name {
            use super::$name as body;
            use crate::child::{goes_wrong, path_of};
            use crate::modes::{Tasks, Threads, now};

            const SAYS: &[&str] = &[$($text),+];

            #[test]
            fn plain() {
                if goes_wrong(path_of!(plain), SAYS, &[]) {
                    now(body::<Threads>());
                }
            }

            #[tokio::test]
            async fn one_thread() {
                if goes_wrong(path_of!(one_thread), SAYS, &[]) {
                    body::<Tasks>().await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn many_threads() {
                if goes_wrong(path_of!(many_threads), SAYS, &[]) {
                    body::<Tasks>().await;
                }
            }

            #[wirework::test]
            fn runner() {
                if goes_wrong(path_of!(runner), SAYS, &[]) {
                    now(body::<Threads>());
                }
            }

            #[wirework::test]
            async fn runner_of_one_thread() {
                if goes_wrong(path_of!(runner_of_one_thread), SAYS, &[]) {
                    body::<Tasks>().await;
                }
            }

            #[wirework::test(multi_thread)]
            async fn runner_of_many_threads() {
                if goes_wrong(path_of!(runner_of_many_threads), SAYS, &[]) {
                    body::<Tasks>().await;
                }
            }
        }
    )+};
}

pub(crate) use red;
