//! Threads with a time limit: a behaviour that would hang fails.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

/// The time limit, which is longer than any behaviour takes on a busy machine.
const LIMIT: Duration = Duration::from_mins(1);

/// Runs the work in a thread, and returns its result.
///
/// # Panics
///
/// Panics if the work panics or does not end in time.
#[track_caller]
pub fn in_time<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> R {
    let (done, end) = channel::<()>();
    let worker = thread::spawn(move || {
        let result = work();
        drop(done);
        result
    });
    let outcome = end.recv_timeout(LIMIT);
    assert_eq!(outcome, Err(RecvTimeoutError::Disconnected), "it hangs");
    worker.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// Runs the work in several threads at once, and returns their results.
///
/// # Panics
///
/// Panics if the work panics or does not end in time.
#[track_caller]
pub fn at_once<R: Send + 'static>(
    threads: usize,
    work: impl Fn(usize) -> R + Send + Sync + 'static,
) -> Vec<R> {
    let work = Arc::new(work);
    let barrier = Arc::new(Barrier::new(threads));
    in_time(move || {
        let start = |number| {
            let (work, barrier) = (Arc::clone(&work), Arc::clone(&barrier));
            thread::spawn(move || {
                barrier.wait();
                work(number)
            })
        };
        let threads: Vec<_> = (0..threads).map(start).collect();
        let results = threads.into_iter().map(thread::JoinHandle::join);
        let results = results.map(|result| result.unwrap_or_else(|panic| resume_unwind(panic)));
        results.collect()
    })
}

#[test]
#[should_panic(expected = "as meant")]
fn a_panic_of_the_work_is_passed_on() {
    in_time(|| panic!("as meant"));
}

#[test]
fn all_threads_run_the_work() {
    assert_eq!(at_once(3, |number| number), [0, 1, 2]);
}
