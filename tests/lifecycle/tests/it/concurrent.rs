//! Many callers at the same time, and large graphs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use futures_executor::block_on;
use futures_util::future::join_all;
use wirework::{Container, bind};

use crate::support::{Log, Top, scoped_diamond, yields};

#[test]
fn a_value_is_constructed_once_however_many_callers_resolve_it() {
    let log: Arc<Log> = Arc::default();
    let container = block_on(scoped_diamond(&log).start()).unwrap();
    let scope = container.scope().open().unwrap();
    let callers = (0..50).map(|_| scope.resolve_async::<Top>());
    let values = block_on(join_all(callers));
    assert!(values.iter().all(Result::is_ok));
    assert_eq!(log.begun().len(), 4);
}

#[test]
fn a_value_is_constructed_once_however_many_threads_resolve_it() {
    for _ in 0..50 {
        let log: Arc<Log> = Arc::default();
        let container = block_on(scoped_diamond(&log).start()).unwrap();
        let scope = container.scope().open().unwrap();
        std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(|| block_on(scope.resolve_async::<Top>()).map(drop).unwrap());
            }
        });
        assert_eq!(log.begun().len(), 4);
    }
}

#[test]
fn thousands_of_independent_constructors_run_at_the_same_time() {
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);
    let mut builder = Container::builder();
    for number in 0..3000_usize {
        builder = builder.add(bind::<usize>().entry(number).to_async(move || async move {
            MOST.fetch_max(RUNNING.fetch_add(1, SeqCst) + 1, SeqCst);
            yields(2).await;
            RUNNING.fetch_sub(1, SeqCst);
            number
        }));
    }
    let container = block_on(builder.start()).unwrap();
    assert_eq!(MOST.load(SeqCst), 3000);
    let numbers = container.get::<std::collections::HashMap<usize, Arc<usize>>>();
    assert_eq!(numbers.unwrap().len(), 3000);
}
