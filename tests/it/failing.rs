//! Promise 3: a constructor that fails or panics caches nothing and poisons nothing.

use std::fmt::{self, Display, Formatter};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use wirework::{Container, Lazy, ResolveErrorKind, bind};

use crate::support::{all_at_once, built};

const THREADS: usize = 8;

#[derive(Debug)]
struct NotYet(usize);

impl std::error::Error for NotYet {}

impl Display for NotYet {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "not at the attempt {}", self.0)
    }
}

/// Returns a constructor that fails this many times before it succeeds, and counts its calls.
fn failing(times: usize) -> (Container, Arc<AtomicUsize>) {
    let tried = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&tried);
    let factory = move || match count.fetch_add(1, Ordering::SeqCst) {
        attempt if attempt < times => Err(NotYet(attempt)),
        attempt => Ok(attempt),
    };
    let builder = Container::builder()
        .add(bind::<usize>().to(factory))
        .add(bind::<u64>().to(|n: Arc<usize>| *n as u64));
    (built(builder), tried)
}

/// Returns the same constructor with panics instead of errors.
fn panicking(times: usize) -> (Container, Arc<AtomicUsize>) {
    let tried = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&tried);
    let factory = move || {
        let attempt = count.fetch_add(1, Ordering::SeqCst);
        assert!(attempt >= times, "panics as it should");
        attempt
    };
    let builder = Container::builder()
        .add(bind::<usize>().to(factory))
        .add(bind::<u64>().to(|n: Arc<usize>| *n as u64));
    (built(builder), tried)
}

#[test]
fn a_failing_constructor_is_tried_again_by_the_next_resolve() {
    let (container, tried) = failing(2);
    for attempt in 0..2 {
        let error = container.resolve::<usize>().unwrap_err();
        assert_eq!(error.kind(), ResolveErrorKind::Constructor);
        let cause = error.constructor_error::<NotYet>();
        assert_eq!(cause.map(|cause| cause.0), Some(attempt));
    }
    assert_eq!(*container.resolve::<usize>().unwrap(), 2);
    assert_eq!(*container.resolve::<usize>().unwrap(), 2);
    assert_eq!(tried.load(Ordering::SeqCst), 3);
}

#[test]
fn what_needs_a_failing_one_is_not_made_either_and_is_tried_again() {
    let (container, tried) = failing(1);
    let error = container.resolve::<u64>().unwrap_err();
    assert!(error.constructor_error::<NotYet>().is_some());
    assert_eq!(*container.resolve::<u64>().unwrap(), 1);
    assert_eq!(tried.load(Ordering::SeqCst), 2);
}

#[test]
fn a_lazy_that_failed_asks_again() {
    let (container, _) = failing(1);
    let lazy: Lazy<usize> = container.get().unwrap();
    assert!(lazy.get().is_err());
    assert_eq!(*lazy.get().unwrap(), 1);
}

#[test]
fn a_failing_constructor_is_tried_again_in_a_scope() {
    let tried = AtomicUsize::new(0);
    let factory = move || match tried.fetch_add(1, Ordering::SeqCst) {
        0 => Err(NotYet(0)),
        attempt => Ok(attempt),
    };
    let container = built(Container::builder().add(bind::<usize>().to(factory).scoped()));
    let scope = container.scope().open().unwrap();
    assert!(scope.resolve::<usize>().is_err());
    assert_eq!(*scope.resolve::<usize>().unwrap(), 1);
    assert_eq!(*scope.resolve::<usize>().unwrap(), 1);
}

#[test]
fn a_panic_of_a_constructor_comes_out_of_the_resolve() {
    let (container, _) = panicking(1);
    let outcome = catch_unwind(AssertUnwindSafe(|| container.resolve::<usize>()));
    let panic = outcome.unwrap_err();
    assert_eq!(panic.downcast_ref(), Some(&"panics as it should"));
}

#[test]
fn a_panicking_constructor_is_tried_again_by_the_next_resolve() {
    let (container, tried) = panicking(2);
    for _ in 0..2 {
        let outcome = catch_unwind(AssertUnwindSafe(|| container.resolve::<u64>()));
        assert!(outcome.is_err());
    }
    assert_eq!(*container.resolve::<u64>().unwrap(), 2);
    assert_eq!(*container.resolve::<u64>().unwrap(), 2);
    assert_eq!(tried.load(Ordering::SeqCst), 3);
}

#[test]
fn a_panic_leaves_the_scope_as_it_was() {
    let tried = AtomicUsize::new(0);
    let factory = move || {
        let attempt = tried.fetch_add(1, Ordering::SeqCst);
        assert!(attempt > 0, "panics as it should");
        attempt
    };
    let container = built(Container::builder().add(bind::<usize>().to(factory).scoped()));
    let scope = container.scope().open().unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| scope.resolve::<usize>())).is_err());
    assert_eq!(*scope.resolve::<usize>().unwrap(), 1);
}

#[test]
fn a_panic_is_forgotten_where_the_next_asks_for_something_else() {
    let (container, _) = panicking(1);
    assert!(catch_unwind(AssertUnwindSafe(|| container.resolve::<u64>())).is_err());
    // If the panicked value were still marked as under construction, this would be a cycle.
    let lazy: Lazy<usize> = container.get().unwrap();
    assert_eq!(*lazy.get().unwrap(), 1);
}

/// Delays the end of the first attempt until all threads resolve the value.
#[derive(Default)]
struct Crowd(AtomicUsize);

impl Crowd {
    fn come(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    fn wait(&self) {
        while self.0.load(Ordering::SeqCst) < THREADS {
            thread::yield_now();
        }
        // The threads need time to start to wait.
        for _ in 0..100 {
            thread::yield_now();
        }
    }
}

/// Returns the results of threads that resolve the value during the first attempt.
fn ask_at_once(
    factory: impl Fn(usize) -> Result<usize, NotYet> + Send + Sync + 'static,
) -> (usize, Vec<Option<usize>>) {
    let (crowd, tried) = (Arc::new(Crowd::default()), Arc::new(AtomicUsize::new(0)));
    let (all, count) = (Arc::clone(&crowd), Arc::clone(&tried));
    let factory = move || {
        all.wait();
        factory(count.fetch_add(1, Ordering::SeqCst))
    };
    let container = built(Container::builder().add(bind::<usize>().to(factory)));
    let ask = || {
        let (container, crowd) = (container.clone(), Arc::clone(&crowd));
        move || {
            crowd.come();
            let outcome = catch_unwind(AssertUnwindSafe(|| container.resolve::<usize>()));
            outcome.ok().and_then(Result::ok).map(|value| *value)
        }
    };
    let results = all_at_once((0..THREADS).map(|_| ask()));
    (tried.load(Ordering::SeqCst), results)
}

#[test]
fn each_thread_that_waits_for_a_failing_constructor_gets_a_result() {
    for failures in [1, THREADS / 2, THREADS] {
        for _ in 0..10 {
            let (tried, results) = ask_at_once(move |attempt| {
                (attempt >= failures)
                    .then_some(attempt)
                    .ok_or(NotYet(attempt))
            });
            let failed = results.iter().filter(|result| result.is_none()).count();
            assert_eq!(failed, failures);
            assert!(results.iter().flatten().all(|value| *value == failures));
            assert_eq!(tried, failures + usize::from(failures < THREADS));
        }
    }
}

#[test]
fn each_thread_that_waits_for_a_panicking_constructor_gets_a_result() {
    for _ in 0..10 {
        let (tried, results) = ask_at_once(|attempt| {
            assert!(attempt >= 3, "panics as it should");
            Ok(attempt)
        });
        let panicked = results.iter().filter(|result| result.is_none()).count();
        assert_eq!(panicked, 3);
        assert!(results.iter().flatten().all(|value| *value == 3));
        assert_eq!(tried, 4);
    }
}
