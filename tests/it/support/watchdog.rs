//! A watchdog for threads: a test that would hang fails.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

/// The time limit, longer than any test takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The default stack size of a thread.
const STACK: usize = 2 * 1024 * 1024;

/// Runs the work in a thread with a stack of 2 MiB, and fails if it does not end in time.
#[track_caller]
pub(crate) fn within<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> R {
    let (done, outcome) = sync_channel(1);
    let worker = thread::Builder::new().name("test".into()).stack_size(STACK);
    let worker = worker.spawn(move || done.send(catch_unwind(AssertUnwindSafe(work))));
    drop(worker.expect("a thread"));
    match outcome.recv_timeout(PATIENCE) {
        Ok(Ok(result)) => result,
        Ok(Err(panic)) => resume_unwind(panic),
        Err(late) => panic!("it hangs: {late}"),
    }
}

/// Runs each work in its own thread, all at once, and returns the results in order. Fails if one
/// does not end in time.
#[track_caller]
pub(crate) fn all_at_once<R, W>(works: impl IntoIterator<Item = W>) -> Vec<R>
where
    R: Send + 'static,
    W: FnOnce() -> R + Send + 'static,
{
    let works: Vec<W> = works.into_iter().collect();
    let barrier = Arc::new(Barrier::new(works.len()));
    within(move || {
        let start = |work: W| {
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || {
                barrier.wait();
                work()
            })
        };
        let threads: Vec<_> = works.into_iter().map(start).collect();
        let results = threads.into_iter().map(|thread| match thread.join() {
            Ok(result) => result,
            Err(panic) => resume_unwind(panic),
        });
        results.collect()
    })
}

#[test]
#[should_panic(expected = "as it was meant")]
fn a_panic_of_the_work_fails_the_test() {
    within(|| panic!("as it was meant"));
}

#[test]
fn results_come_in_the_order_of_the_works() {
    let works = (0..4).map(|number| move || number);
    assert_eq!(all_at_once(works), [0, 1, 2, 3]);
}
