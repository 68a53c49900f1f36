//! The ways in which a test runs: the same body under each of them.

use std::any::Any;
use std::future::{Future, pending};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread;

/// What a body does beside its own thread or task.
pub(crate) trait Mode {
    /// Runs this elsewhere, and does not care how that ends.
    async fn elsewhere(work: impl FnOnce() + Send + 'static);

    /// Leaves this to somebody who keeps it for ever.
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

/// Runs a body that waits for nothing.
pub(crate) fn now<T>(body: impl Future<Output = T>) -> T {
    match pin!(body).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// Declares a wrong test under each runner, and a test that all of these are red.
macro_rules! red {
    ($($name:ident says $($text:literal),+;)+) => {$(
        mod $name {
            use super::$name as body;
            use crate::child::assert_red;
            use crate::modes::{Tasks, Threads, now};

            #[test]
            #[ignore = "red on purpose"]
            fn plain() {
                now(body::<Threads>());
            }

            #[tokio::test]
            #[ignore = "red on purpose"]
            async fn one_thread() {
                body::<Tasks>().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            #[ignore = "red on purpose"]
            async fn many_threads() {
                body::<Tasks>().await;
            }

            #[wirework::test]
            #[ignore = "red on purpose"]
            fn runner() {
                now(body::<Threads>());
            }

            #[wirework::test]
            #[ignore = "red on purpose"]
            async fn runner_of_one_thread() {
                body::<Tasks>().await;
            }

            #[wirework::test(multi_thread)]
            #[ignore = "red on purpose"]
            async fn runner_of_many_threads() {
                body::<Tasks>().await;
            }

            #[test]
            fn is_red() {
                let module = module_path!().split_once("::").unwrap().1;
                for runner in [
                    "plain",
                    "one_thread",
                    "many_threads",
                    "runner",
                    "runner_of_one_thread",
                    "runner_of_many_threads",
                ] {
                    assert_red(&format!("{module}::{runner}"), &[$($text),+]);
                }
            }
        }
    )+};
}

pub(crate) use red;
