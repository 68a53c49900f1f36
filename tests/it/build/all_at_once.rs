//! Promise 1: `build()` reports every problem at once, in a fixed order, and runs no user code.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wirework::{
    Container, ContainerBuilder, Injectable, Problem, ProblemKind, bind, component, decorate,
};

use crate::support::{Random, blank, built, refuses};

/// The number of calls of constructors, factories and decorators.
static RUNS: AtomicUsize = AtomicUsize::new(0);

fn run() {
    RUNS.fetch_add(1, Ordering::SeqCst);
}

trait Clock: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Clock), constructor = Self::new)]
struct SystemClock;
impl Clock for SystemClock {}
impl SystemClock {
    fn new() -> Self {
        run();
        Self
    }
}

#[derive(Default)]
struct Counted;

#[derive(Injectable)]
struct Signup {
    #[inject(value = run())]
    ran: (),
    clock: Arc<dyn Clock>,
}

struct RequestId;

fn clock() -> Arc<dyn Clock> {
    run();
    Arc::new(SystemClock)
}

fn with_every_problem() -> ContainerBuilder {
    Container::builder()
        .add(bind::<i8>().to(|_: std::sync::Weak<i16>| 1))
        .add(bind::<i16>().to(|| 2).transient())
        .add(bind::<RequestId>().to_seed())
        .add(bind::<i32>().to(|_: Arc<RequestId>| 3))
        .add(bind::<i64>().to(|n: Arc<i64>| *n))
        .add(component::<Signup>())
        .add(component::<SystemClock>())
        .add(bind::<dyn Clock>().to(clock))
        .add(bind::<u8>().to(|_: Arc<u16>| 4))
        .add(bind::<u32>().to_value(5))
        .add(bind::<u32>().to_value(6))
        .add(decorate::<u64>().with(|inner: Arc<u64>| inner))
        .replace(bind::<char>().to_value('7'))
}

#[test]
fn every_kind_of_problem_is_reported_at_once() {
    refuses(with_every_problem(), "
        the wiring has 8 problems

        1. `u32` is bound twice
             by         a value of `u32` (registered at @)
                        a value of `u32` (registered at @)
             help       remove one; or give one a key with `.key::<Q>()`; or use `.replace(..)` for the one to keep

        2. there is no binding of `char` to replace
             written at @
             help       write `.add(..)` instead of `.replace(..)` if it is new

        3. there is no binding of `u64` to decorate
             written at @
             help       bind it, or remove the decorator

        4. nothing provides `u16`
             needed by  parameter 1: `Arc<u16>` of `u8` (registered at @)
             help       `.add(bind::<u16>().to_value(..))`, or `.to(..)` with a function

        5. 2 bindings provide `dyn Clock`, but one is needed
             needed by  field `clock`: `Arc<dyn Clock>` of `Signup` (@, registered at @)
             candidates component `SystemClock` (@, registered at @)
                        a factory of `dyn Clock` (registered at @)
             help       use `Vec<Arc<dyn Clock>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`

        6. dependency cycle: i64 -> i64
             through    parameter 1 of `i64` (registered at @)
             help       resolve one dependency after construction: use `Lazy<i64>` or `Provider<i64>` for `i64 (parameter 1)`

        7. singleton `i32` needs the seed `RequestId`, which only a scope has
             path       i32 (parameter 1) -> RequestId
             holder     `i32` (registered at @)
             captive    `RequestId` (registered at @)
             help       make `i32` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `RequestId` to its methods

        8. a `Weak<i16>` of a transient points to nothing
             needed by  parameter 1: `Weak<i16>` of `i8` (registered at @)
             transient  `i16` (registered at @)
             help       use an `Arc`, or make it a singleton or scoped
    ");
}

#[test]
fn the_problems_are_sorted_by_kind() {
    let error = with_every_problem().build().unwrap_err();
    let kinds: Vec<ProblemKind> = error.problems().iter().map(Problem::kind).collect();
    let expected = [
        ProblemKind::Duplicate,
        ProblemKind::NoTarget,
        ProblemKind::NoTarget,
        ProblemKind::Missing,
        ProblemKind::Ambiguous,
        ProblemKind::Cycle,
        ProblemKind::Captive,
        ProblemKind::Dangling,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn each_problem_reads_as_it_does_in_the_whole() {
    let error = with_every_problem().build().unwrap_err();
    let whole = error.to_string();
    assert_eq!(error.problems().len(), 8);
    for problem in error.problems() {
        assert!(whole.contains(&problem.to_string()), "{problem}");
    }
}

#[test]
fn display_and_debug_are_the_same_text() {
    let error = with_every_problem().build().unwrap_err();
    assert_eq!(error.to_string(), format!("{error:?}"));
}

#[test]
fn the_debug_of_a_problem_starts_with_its_kind() {
    let error = with_every_problem().build().unwrap_err();
    let problem = &error.problems()[3];
    assert_eq!(format!("{problem:?}"), format!("Missing: {problem}"));
}

#[test]
fn problems_of_one_kind_are_in_an_order_that_registration_does_not_change() {
    let text = |shuffle: u64| {
        let mut bindings = vec![
            wirework::Binding::from(bind::<i8>().to(|_: Arc<u8>| 1)),
            wirework::Binding::from(bind::<i16>().to(|_: Arc<u16>| 1)),
            wirework::Binding::from(bind::<i32>().to(|_: Arc<u32>| 1)),
            wirework::Binding::from(bind::<i64>().to(|_: Arc<u64>| 1)),
        ];
        Random::new(shuffle).shuffle(&mut bindings);
        let builder = Container::builder().install(bindings);
        builder.build().unwrap_err().to_string()
    };
    let first = text(0);
    assert_eq!(blank(&first).matches("nothing provides").count(), 4);
    for shuffle in 1..20 {
        assert_eq!(text(shuffle), first);
    }
}

#[test]
fn build_runs_no_user_code() {
    let before = RUNS.load(Ordering::SeqCst);
    let decorator = |inner: Arc<dyn Clock>| {
        run();
        inner
    };
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| {
                run();
                8
            }))
            .add(component::<SystemClock>())
            .add(component::<Signup>())
            .add(decorate::<dyn Clock>().with(decorator)),
    );
    assert!(with_every_problem().build().is_err());
    assert_eq!(RUNS.load(Ordering::SeqCst), before);

    container.resolve::<u8>().unwrap();
    container.resolve::<Signup>().unwrap();
    assert_eq!(RUNS.load(Ordering::SeqCst), before + 4);
}
