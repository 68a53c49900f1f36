//! Futures that are dropped before they are done.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, Outcome, bind};

use crate::support::{Log, Top, diamond, poll_once, yields};

/// The number of polls after which the diamond is certainly constructed.
const MOST_POLLS: usize = 100;

#[test]
fn a_start_that_is_dropped_at_any_await_drops_all_that_it_constructed() {
    for polls in 0..MOST_POLLS {
        let log: Arc<Log> = Arc::default();
        let mut start = Box::pin(diamond(&log).start());
        let mut is_done = false;
        for _ in 0..polls {
            if poll_once(&mut start).is_ready() {
                is_done = true;
                break;
            }
        }
        drop(start);
        assert_eq!(log.running(), 0, "after {polls} polls");
        let (mut constructed, mut dropped) = (log.done(), log.dropped());
        constructed.sort_unstable();
        dropped.sort_unstable();
        assert_eq!(constructed, dropped, "after {polls} polls");
        block_on(diamond(&log).start()).unwrap();
        if is_done {
            return;
        }
    }
    panic!("the diamond was not constructed");
}

/// Returns a started container whose diamond is scoped, so that it is not constructed yet.
fn scope(log: &Arc<Log>) -> wirework::Scope {
    let container = block_on(crate::support::scoped_diamond(log).start()).unwrap();
    container.scope().open().unwrap()
}

#[test]
fn another_caller_goes_on_with_a_construction_whose_first_caller_is_dropped() {
    for polls in 0..MOST_POLLS {
        let log: Arc<Log> = Arc::default();
        let scope = scope(&log);
        let mut first = Box::pin(scope.resolve_async::<Top>());
        let mut second = Box::pin(scope.resolve_async::<Top>());
        let mut is_done = false;
        for _ in 0..polls {
            is_done |= poll_once(&mut first).is_ready();
            is_done |= poll_once(&mut second).is_ready();
            if is_done {
                break;
            }
        }
        drop(first);
        if !is_done {
            block_on(second).unwrap();
        }
        assert_eq!(log.begun().len(), 4, "after {polls} polls");
        if is_done {
            return;
        }
    }
    panic!("the diamond was not constructed");
}

#[test]
fn a_caller_that_is_not_polled_keeps_nobody_waiting() {
    let log: Arc<Log> = Arc::default();
    let scope = scope(&log);
    let mut first = Box::pin(scope.resolve_async::<Top>());
    assert!(poll_once(&mut first).is_pending());
    block_on(scope.resolve_async::<Top>()).unwrap();
    assert_eq!(log.begun().len(), 4);
    assert!(poll_once(&mut first).is_ready());
}

#[test]
fn a_construction_is_dropped_with_its_last_caller() {
    let log: Arc<Log> = Arc::default();
    let scope = scope(&log);
    let mut callers = [(); 2].map(|()| Box::pin(scope.resolve_async::<Top>()));
    for caller in &mut callers {
        assert!(poll_once(caller).is_pending());
    }
    let running = log.running();
    assert_ne!(running, 0);
    let [first, second] = callers;
    drop(first);
    assert_eq!(log.running(), running);
    drop(second);
    assert_eq!(log.running(), 0);
    block_on(scope.resolve_async::<Top>()).unwrap();
    assert_eq!(log.done().len(), 4);
}

/// A value that counts how often its hooks end.
struct Counted;

/// Returns a builder of a singleton and a scoped value whose hooks take a few polls.
fn hooked(ended: &Arc<AtomicUsize>) -> ContainerBuilder {
    let end = |ended: &Arc<AtomicUsize>| {
        let ended = Arc::clone(ended);
        move || {
            let ended = Arc::clone(&ended);
            async move {
                yields(3).await;
                ended.fetch_add(1, SeqCst);
            }
        }
    };
    let (of_start, of_stop, of_scope) = (end(ended), end(ended), end(ended));
    let first = bind::<Counted>().to_async(async || {
        yields(2).await;
        Counted
    });
    Container::builder()
        .add(
            first
                .on_start(move |_: Arc<Counted>| of_start())
                .on_stop(move |_: Arc<Counted>| of_stop()),
        )
        .add(
            bind::<u8>()
                .to(|_: Arc<Counted>| 1)
                .scoped()
                .on_stop(move |_: Arc<u8>| of_scope()),
        )
}

/// Polls a future this number of times. Returns whether it is done.
fn poll_times<F: Future>(future: F, times: usize) -> bool {
    let mut future = Box::pin(future);
    (0..times).any(|_| poll_once(&mut future).is_ready())
}

#[test]
fn a_stop_that_is_dropped_at_any_await_is_continued() {
    for polls in 0..MOST_POLLS {
        let ended: Arc<AtomicUsize> = Arc::default();
        let container = block_on(hooked(&ended).start()).unwrap();
        let is_done = poll_times(container.stop(), polls);
        let report = block_on(container.stop());
        assert_eq!(report.rows().len(), 1);
        assert_eq!(ended.load(SeqCst), 2, "after {polls} polls");
        if is_done {
            return;
        }
    }
    panic!("the stop did not end");
}

#[test]
fn a_close_that_is_dropped_at_any_await_is_continued_by_the_stop() {
    for polls in 0..MOST_POLLS {
        let ended: Arc<AtomicUsize> = Arc::default();
        let container = block_on(hooked(&ended).start()).unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<u8>().unwrap();
        let is_done = poll_times(scope.close(Outcome::Success), polls);
        drop(scope);
        block_on(container.stop()).into_result().unwrap();
        assert_eq!(ended.load(SeqCst), 3, "after {polls} polls");
        if is_done {
            return;
        }
    }
    panic!("the close did not end");
}

#[test]
fn a_start_with_hooks_that_is_dropped_at_any_await_leaves_nothing() {
    for polls in 0..MOST_POLLS {
        let ended: Arc<AtomicUsize> = Arc::default();
        let alive = Arc::downgrade(&ended);
        let is_done = poll_times(hooked(&ended).start(), polls);
        drop(ended);
        assert_eq!(alive.strong_count(), 0, "after {polls} polls");
        if is_done {
            return;
        }
    }
    panic!("the start did not end");
}
