//! An application in the form of a diamond, and a log of its constructors.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use wirework::{Container, ContainerBuilder, bind};

/// The constructors that began and that returned, and the values that were dropped.
#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) begun: Mutex<Vec<&'static str>>,
    pub(crate) done: Mutex<Vec<&'static str>>,
    pub(crate) dropped: Arc<Mutex<Vec<&'static str>>>,
    running: AtomicUsize,
    most: AtomicUsize,
}

/// The right to run of one constructor. It counts the constructors that run.
pub(crate) struct Running<'a> {
    log: &'a Log,
    name: &'static str,
}

/// A value that writes into the log when it is dropped.
#[derive(Debug)]
pub(crate) struct Noted(&'static str, Arc<Mutex<Vec<&'static str>>>);

impl Log {
    pub(crate) fn begin(&self, name: &'static str) -> Running<'_> {
        self.begun.lock().unwrap().push(name);
        let running = self.running.fetch_add(1, SeqCst) + 1;
        self.most.fetch_max(running, SeqCst);
        Running { log: self, name }
    }

    /// Returns the largest number of constructors that ran at the same time.
    pub(crate) fn most(&self) -> usize {
        self.most.load(SeqCst)
    }

    /// Returns the number of constructors that run now.
    pub(crate) fn running(&self) -> usize {
        self.running.load(SeqCst)
    }

    pub(crate) fn begun(&self) -> Vec<&'static str> {
        self.begun.lock().unwrap().clone()
    }

    pub(crate) fn done(&self) -> Vec<&'static str> {
        self.done.lock().unwrap().clone()
    }

    pub(crate) fn dropped(&self) -> Vec<&'static str> {
        self.dropped.lock().unwrap().clone()
    }

    pub(crate) fn noted(&self, name: &'static str) -> Noted {
        Noted(name, Arc::clone(&self.dropped))
    }
}

impl Running<'_> {
    pub(crate) fn finish(self) -> Noted {
        self.log.done.lock().unwrap().push(self.name);
        self.log.noted(self.name)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.log.running.fetch_sub(1, SeqCst);
    }
}

impl Noted {
    pub(crate) fn is_of(&self, name: &str) -> bool {
        self.0 == name
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        self.1.lock().unwrap().push(self.0);
    }
}

/// Waits for this number of polls.
pub(crate) async fn yields(times: usize) {
    let mut left = times;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Polls a future once.
pub(crate) fn poll_once<F: Future + ?Sized>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
    let mut context = Context::from_waker(Waker::noop());
    future.as_mut().poll(&mut context)
}

pub(crate) struct Bottom(#[allow(dead_code, reason = "its drop is noted")] pub(crate) Noted);
pub(crate) struct Left(pub(crate) Noted);
pub(crate) struct Right(pub(crate) Noted);
pub(crate) struct Top(#[allow(dead_code, reason = "its drop is noted")] pub(crate) Noted);

async fn bottom(log: Arc<Log>) -> Bottom {
    let running = log.begin("bottom");
    yields(1).await;
    Bottom(running.finish())
}

async fn left(log: Arc<Log>, _bottom: Arc<Bottom>) -> Left {
    let running = log.begin("left");
    yields(3).await;
    Left(running.finish())
}

async fn right(log: Arc<Log>, _bottom: Arc<Bottom>) -> Right {
    let running = log.begin("right");
    yields(2).await;
    Right(running.finish())
}

async fn top(log: Arc<Log>, _left: Arc<Left>, _right: Arc<Right>) -> Top {
    let running = log.begin("top");
    yields(1).await;
    Top(running.finish())
}

/// Returns a builder of `Top`, which needs `Left` and `Right`, which both need `Bottom`.
pub(crate) fn diamond(log: &Arc<Log>) -> ContainerBuilder {
    Container::builder()
        .add(bind::<Log>().to_arc(Arc::clone(log)))
        .add(bind::<Top>().to_async(top))
        .add(bind::<Left>().to_async(left))
        .add(bind::<Right>().to_async(right))
        .add(bind::<Bottom>().to_async(bottom))
}

/// Returns the same builder, whose values are scoped.
pub(crate) fn scoped_diamond(log: &Arc<Log>) -> ContainerBuilder {
    Container::builder()
        .add(bind::<Log>().to_arc(Arc::clone(log)))
        .add(bind::<Top>().to_async(top).scoped())
        .add(bind::<Left>().to_async(left).scoped())
        .add(bind::<Right>().to_async(right).scoped())
        .add(bind::<Bottom>().to_async(bottom).scoped())
}

/// Returns what a text reads, without the indentation of its lines, the numbers of source lines, and the time
/// that had passed.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for line in text.lines() {
        let mut rest = line.trim();
        if rest.starts_with("after ") {
            continue;
        }
        while let Some(at) = rest.find(".rs:") {
            let (before, after) = rest.split_at(at + 4);
            plain.push_str(before);
            plain.push('_');
            rest = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
        }
        plain.push_str(rest);
        plain.push('\n');
    }
    plain
}
