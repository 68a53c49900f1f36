//! Promise 11: a warm `resolve` allocates nothing and frees nothing.

use std::hint::black_box;
use std::sync::Arc;

use allocation_counter::measure;
use wirework::{
    Complete, Container, Exports, Injectable, Installation, Key, Keyed, Module, Provides, Scope,
    Standalone, bind, component,
};

trait Clock: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;
impl Clock for SystemClock {}

trait Session: Send + Sync {}

#[derive(Injectable)]
#[inject(scoped, bind(dyn Session))]
struct WebSession {
    _number: Arc<u8>,
}
impl Session for WebSession {}

struct Primary;
struct RequestId;

fn app() -> Container {
    Container::builder()
        .add(component::<SystemClock>())
        .add(component::<WebSession>())
        .add(bind::<u8>().to(|| 8))
        .add(bind::<u8>().key::<Primary>().to(|| 9))
        .add(bind::<u16>().to(|| 16).scoped())
        .add(bind::<RequestId>().to_seed())
        .build()
        .expect("the wiring is sound")
}

/// Returns how often the second run of the work allocates and frees.
fn costs(work: impl Fn()) -> (u64, i64) {
    work();
    let counted = measure(work);
    let allocated = i64::try_from(counted.count_total).expect("not that many");
    (counted.count_total, allocated - counted.count_current)
}

fn costs_nothing(work: impl Fn(&Container)) {
    let container = app();
    assert_eq!(costs(|| work(&container)), (0, 0));
}

fn costs_nothing_in_a_scope(work: impl Fn(&Scope)) {
    let scope = app().scope().with(RequestId).open().expect("a seed");
    assert_eq!(costs(|| work(&scope)), (0, 0));
}

#[test]
fn the_counter_counts() {
    assert_eq!(costs(|| drop(black_box(Box::new(8)))), (1, 1));
    let (allocated, _) = costs(|| drop(black_box(app().resolve::<u8>())));
    assert!(allocated > 1);
}

#[test]
fn a_warm_singleton_by_its_struct() {
    costs_nothing(|container| drop(container.resolve::<SystemClock>().expect("bound")));
}

#[test]
fn a_warm_singleton_by_its_trait() {
    costs_nothing(|container| drop(container.resolve::<dyn Clock>().expect("bound")));
}

#[test]
fn a_warm_singleton_under_a_qualifier() {
    costs_nothing(|container| {
        let keyed = container.get::<Keyed<Primary, Arc<u8>>>();
        assert_eq!(**keyed.expect("bound"), 9);
    });
}

#[test]
fn a_warm_singleton_as_a_reference() {
    costs_nothing(|container| {
        assert_eq!(*container.resolve_ref::<u8>().expect("bound"), 8);
        container
            .resolve_ref::<dyn Clock>()
            .map(drop)
            .expect("bound");
    });
}

#[test]
fn several_warm_singletons_in_one_call() {
    costs_nothing(|container| {
        let sum = container.call(|_: Arc<dyn Clock>, n: Arc<u8>| *n);
        assert_eq!(sum.expect("bound"), 8);
    });
}

macro_rules! ten {
    ($builder:expr, $tens:literal) => {
        ten!($builder, $tens: 0 1 2 3 4 5 6 7 8 9)
    };
    ($builder:expr, $tens:literal: $($ones:literal)*) => {
        $builder$(.add(bind::<usize>().key::<[(); $tens * 10 + $ones]>().to(
            |below: Keyed<[(); $tens * 10 + $ones + 1], Arc<usize>>| **below + 1
        )))*
    };
}

#[test]
fn a_warm_transient_above_a_long_chain_costs_as_much_as_above_a_short_one() {
    let last = bind::<usize>().key::<[(); 120]>().to_value(1);
    let builder = Container::builder().add(last);
    let builder = ten!(ten!(ten!(ten!(ten!(ten!(builder, 0), 1), 2), 3), 4), 5);
    let builder = ten!(ten!(ten!(ten!(ten!(ten!(builder, 6), 7), 8), 9), 10), 11);
    let container = builder
        .add(
            bind::<u8>()
                .to(|_: Keyed<[(); 0], Arc<usize>>| 8)
                .transient(),
        )
        .add(
            bind::<u16>()
                .to(|_: Keyed<[(); 119], Arc<usize>>| 16)
                .transient(),
        )
        .build()
        .expect("the wiring is sound");
    let above_long = costs(|| drop(black_box(container.resolve::<u8>())));
    let above_short = costs(|| drop(black_box(container.resolve::<u16>())));
    assert_eq!(above_long, above_short);
}

#[test]
fn a_warm_singleton_in_a_scope() {
    costs_nothing_in_a_scope(|scope| drop(scope.resolve::<dyn Clock>().expect("bound")));
}

#[test]
fn what_is_scoped_and_warm_in_its_scope() {
    costs_nothing_in_a_scope(|scope| drop(scope.resolve::<WebSession>().expect("bound")));
    costs_nothing_in_a_scope(|scope| drop(scope.resolve::<u16>().expect("bound")));
}

#[test]
fn the_trait_of_what_is_scoped_and_warm_in_its_scope() {
    costs_nothing_in_a_scope(|scope| drop(scope.resolve::<dyn Session>().expect("bound")));
}

#[test]
fn a_seed_in_its_scope() {
    costs_nothing_in_a_scope(|scope| drop(scope.resolve::<RequestId>().expect("given")));
}

struct App;

impl Module for App {
    const NAME: &'static str = "App";

    fn install(self, into: &mut Installation) {
        let keys = [Key::of::<SystemClock>(), Key::of::<dyn Clock>()];
        into.add(component::<SystemClock>(), &keys);
        let keys = [Key::of::<u16>()];
        into.add(bind::<u16>().to(|| 16).scoped(), &keys);
        into.export(Key::of::<dyn Clock>());
        into.export(Key::of::<u16>());
    }
}

impl Standalone for App {}

impl Complete for App {}
impl Provides<dyn Clock> for App {
    const ENTRY: usize = 1;
}
impl Exports<dyn Clock> for App {}
impl Provides<u16> for App {
    const ENTRY: usize = 2;
}
impl Exports<u16> for App {}

#[test]
fn a_warm_singleton_of_a_module() {
    let app = Container::from_module(App).expect("the wiring is sound");
    let resolve = || drop(app.resolve::<dyn Clock>().expect("bound"));
    let refer = || app.resolve_ref::<dyn Clock>().map(drop).expect("bound");
    let get = || drop(app.get::<Arc<dyn Clock>>().expect("bound"));
    assert_eq!([costs(resolve), costs(refer), costs(get)], [(0, 0); 3]);
}

#[test]
fn what_a_module_has_scoped_and_warm_in_its_scope() {
    let app = Container::from_module(App).expect("the wiring is sound");
    let scope = app.scope().open().expect("no seed");
    assert_eq!(
        costs(|| drop(scope.resolve::<u16>().expect("bound"))),
        (0, 0)
    );
}
