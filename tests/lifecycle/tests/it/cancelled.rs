//! Futures that are dropped before they are done.

use std::sync::Arc;

use futures_executor::block_on;

use crate::support::{Log, Top, diamond, poll_once};

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
