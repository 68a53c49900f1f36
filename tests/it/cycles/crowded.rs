//! Promise 4: more threads than may run constructors at the same time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use wirework::{Container, Lazy, ResolveError, bind};

use crate::support::{built, within};

/// More threads than may run constructors at the same time.
const THREADS: usize = 600;

struct Config;
struct Report;

#[test]
fn threads_that_wait_for_a_value_leave_their_places_to_others() {
    let begun = Arc::new(AtomicUsize::new(0));
    let (counted, barrier) = (Arc::clone(&begun), Arc::new(Barrier::new(2)));
    let started = Arc::clone(&barrier);
    // Ends when the constructors of all threads have begun, most of which wait for this value by then.
    let config = move || {
        started.wait();
        while counted.load(Ordering::SeqCst) < THREADS {
            thread::yield_now();
        }
        Config
    };
    let report = move |config: Lazy<Config>| {
        begun.fetch_add(1, Ordering::SeqCst);
        config.get().map(|_| Report)
    };
    let container = built(
        Container::builder()
            .wait_limit(Duration::from_secs(25))
            .add(bind::<Config>().to(config))
            .add(bind::<Report>().to(report).transient()),
    );
    let failed = within(move || {
        let of_config = container.clone();
        let first = spawn(move || of_config.resolve::<Config>().map(drop));
        barrier.wait();
        let others = [(); THREADS].map(|()| {
            let container = container.clone();
            spawn(move || container.resolve::<Report>().map(drop))
        });
        let threads = std::iter::once(first).chain(others);
        let results = threads.map(|thread| thread.join().expect("it does not panic"));
        results.filter(Result::is_err).count()
    });
    assert_eq!(failed, 0);
}

type Outcome = Result<(), ResolveError>;

fn spawn(work: impl FnOnce() -> Outcome + Send + 'static) -> thread::JoinHandle<Outcome> {
    let small = thread::Builder::new().stack_size(128 * 1024);
    small.spawn(work).expect("a thread")
}
