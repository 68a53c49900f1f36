//! Promise 4: threads that enter a cycle at several ends at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, OnceLock};

use wirework::{
    Container, Dependency, Lazy, Provider, ResolveError, ResolveErrorKind, Shareable, bind,
};

use crate::support::{all_at_once, built};

/// Lets the constructors pass once all have arrived. After that it stays open.
struct Meeting {
    barrier: Barrier,
    came: [AtomicBool; 3],
}

impl Meeting {
    fn of(count: usize) -> Arc<Self> {
        Arc::new(Self {
            barrier: Barrier::new(count),
            came: Default::default(),
        })
    }

    fn wait(&self, who: usize) {
        if !self.came[who].swap(true, Ordering::SeqCst) {
            self.barrier.wait();
        }
    }
}

trait Ask<T>: Dependency + 'static {
    fn ask(&self) -> Result<Arc<T>, ResolveError>;
}

impl<T: Shareable> Ask<T> for Lazy<T> {
    fn ask(&self) -> Result<Arc<T>, ResolveError> {
        self.get()
    }
}

impl<T: Shareable> Ask<T> for Provider<T> {
    fn ask(&self) -> Result<Arc<T>, ResolveError> {
        self.get()
    }
}

#[derive(Debug)]
struct One;
#[derive(Debug)]
struct Two;
#[derive(Debug)]
struct Three;

/// Constructors that wait for each other, and then resolve each other.
fn pair<A: Ask<Two>, B: Ask<One>>() -> Container {
    let meeting = Meeting::of(2);
    let other = Arc::clone(&meeting);
    let one = move |two: A| {
        meeting.wait(0);
        two.ask().map(|_| One)
    };
    let two = move |one: B| {
        other.wait(1);
        one.ask().map(|_| Two)
    };
    built(
        Container::builder()
            .add(bind::<One>().to(one))
            .add(bind::<Two>().to(two)),
    )
}

type Work = Box<dyn FnOnce() -> ResolveError + Send>;

fn ask_for<T: Shareable + std::fmt::Debug>(container: &Container) -> Work {
    let container = container.clone();
    Box::new(move || container.resolve::<T>().unwrap_err())
}

#[track_caller]
fn are_cycles(errors: &[ResolveError], paths: &[&str]) {
    for error in errors {
        assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        let text = format!("{error:#}");
        let has_path = |path: &&str| text.contains(&format!("cycle      {path}\n"));
        assert!(paths.iter().any(has_path), "{text}");
    }
}

const PATHS: [&str; 2] = ["One -> Two -> One", "Two -> One -> Two"];

fn meet<A: Ask<Two>, B: Ask<One>>() {
    for _ in 0..20 {
        let container = pair::<A, B>();
        let works = [ask_for::<One>(&container), ask_for::<Two>(&container)];
        are_cycles(&all_at_once(works), &PATHS);
    }
}

#[test]
fn two_threads_from_both_ends_through_lazies() {
    meet::<Lazy<Two>, Lazy<One>>();
}

#[test]
fn two_threads_from_both_ends_through_providers() {
    meet::<Provider<Two>, Provider<One>>();
}

#[test]
fn two_threads_from_both_ends_through_a_lazy_and_a_provider() {
    meet::<Lazy<Two>, Provider<One>>();
}

#[test]
fn two_threads_from_both_ends_through_a_handle_of_the_container() {
    for _ in 0..20 {
        let handle: Arc<OnceLock<Container>> = Arc::default();
        let meeting = Meeting::of(2);
        let (inner, other) = (Arc::clone(&handle), Arc::clone(&handle));
        let too = Arc::clone(&meeting);
        let one = move || {
            meeting.wait(0);
            let container = inner.get().expect("set before");
            container.resolve::<Two>().map(|_| One)
        };
        let two = move || {
            too.wait(1);
            let container = other.get().expect("set before");
            container.resolve::<One>().map(|_| Two)
        };
        let container = built(
            Container::builder()
                .add(bind::<One>().to(one))
                .add(bind::<Two>().to(two)),
        );
        handle.set(container.clone()).expect("a fresh handle");
        let works = [ask_for::<One>(&container), ask_for::<Two>(&container)];
        are_cycles(&all_at_once(works), &PATHS);
    }
}

#[test]
fn two_threads_in_one_scope_from_both_ends() {
    for _ in 0..20 {
        let meeting = Meeting::of(2);
        let other = Arc::clone(&meeting);
        let one = move |two: Lazy<Two>| {
            meeting.wait(0);
            two.get().map(|_| One)
        };
        let two = move |one: Lazy<One>| {
            other.wait(1);
            one.get().map(|_| Two)
        };
        let container = built(
            Container::builder()
                .add(bind::<One>().to(one).scoped())
                .add(bind::<Two>().to(two).scoped()),
        );
        let scope = container.scope().open().unwrap();
        let too = scope.clone();
        let works: [Work; 2] = [
            Box::new(move || scope.resolve::<One>().unwrap_err()),
            Box::new(move || too.resolve::<Two>().unwrap_err()),
        ];
        are_cycles(&all_at_once(works), &PATHS);
    }
}

/// Constructors of a ring of three that wait for each other, and then resolve the next.
fn ring() -> Container {
    let meeting = Meeting::of(3);
    let (second, third) = (Arc::clone(&meeting), Arc::clone(&meeting));
    let one = move |two: Lazy<Two>| {
        meeting.wait(0);
        two.get().map(|_| One)
    };
    let two = move |three: Provider<Three>| {
        second.wait(1);
        three.get().map(|_| Two)
    };
    let three = move |one: Lazy<One>| {
        third.wait(2);
        one.get().map(|_| Three)
    };
    built(
        Container::builder()
            .add(bind::<One>().to(one))
            .add(bind::<Two>().to(two))
            .add(bind::<Three>().to(three)),
    )
}

#[test]
fn three_threads_in_a_ring() {
    for _ in 0..20 {
        let container = ring();
        let works = [
            ask_for::<One>(&container),
            ask_for::<Two>(&container),
            ask_for::<Three>(&container),
        ];
        let paths = [
            "One -> Two -> Three -> One",
            "Two -> Three -> One -> Two",
            "Three -> One -> Two -> Three",
        ];
        are_cycles(&all_at_once(works), &paths);
    }
}

#[test]
fn where_one_swallows_the_error_both_threads_get_a_value() {
    for _ in 0..20 {
        let meeting = Meeting::of(2);
        let other = Arc::clone(&meeting);
        let one = move |two: Lazy<Two>| {
            meeting.wait(0);
            two.get().ok();
            One
        };
        let two = move |one: Lazy<One>| {
            other.wait(1);
            one.get().ok();
            Two
        };
        let container = built(
            Container::builder()
                .add(bind::<One>().to(one))
                .add(bind::<Two>().to(two)),
        );
        let too = container.clone();
        let works: [Box<dyn FnOnce() -> bool + Send>; 2] = [
            Box::new(move || container.resolve::<One>().is_ok()),
            Box::new(move || too.resolve::<Two>().is_ok()),
        ];
        assert_eq!(all_at_once(works), [true, true]);
    }
}
