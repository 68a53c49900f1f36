//! Constants in lower case, as bindgen generates them, in the scope of every derive and macro.
//!
//! A binding of such a name is a pattern. A test of the macros checks that no expansion has one.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use wirework::testing::Mock;
use wirework::{Container, Injectable, Module, bind, component};

/// Names of variables, parameters and fields.
mod sys {
    macro_rules! constants {
        ($($name:ident)*) => {$(pub(super) const $name: u64 = 1;)*};
    }

    constants! {
        value key entry number place component fields context error index list name worker runtime outcome
        argument arguments assisted bed missing unset given handle one into components mock future fallback hooks
        port customer limit plugins routes label level clock numbers
    }

    pub(super) static shared: u64 = 1;
    pub(super) struct unit;
    pub(super) const NODES: usize = 3;
}

use sys::*;

trait Plugin: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Plugin))]
struct First;

impl Plugin for First {}

#[wirework::mockable(MockClock)]
trait Clock: Send + Sync {
    fn now(&self, number: u8, value: &str) -> u64;
}

#[derive(Default)]
struct MockClock(u64);

impl Clock for MockClock {
    fn now(&self, _: u8, _: &str) -> u64 {
        self.0
    }
}

#[derive(Injectable)]
#[inject(new, external, bind(dyn Clock, dyn Plugin))]
struct Gauge {
    port: Arc<u16>,
    plugins: Vec<Arc<dyn Plugin2>>,
    routes: BTreeMap<u8, Arc<dyn Plugin2>>,
    #[inject(default = Arc::new(limit))]
    limit: Arc<u64>,
    #[inject(value = value + 1)]
    level: u64,
    #[inject(skip)]
    shared: u8,
    unit: Option<Arc<u32>>,
}

trait Plugin2: Send + Sync {}

impl Plugin for Gauge {}

impl Clock for Gauge {
    fn now(&self, _: u8, _: &str) -> u64 {
        self.level
    }
}

#[derive(Injectable)]
#[inject(new)]
struct Order {
    #[inject(arg)]
    customer: u8,
    #[inject(arg)]
    shared: u16,
    #[inject(arg)]
    unit: u32,
    port: Arc<u16>,
    clock: Arc<dyn Clock>,
    #[inject(value = customer + limit)]
    limit: u64,
}

#[derive(Injectable)]
struct Numbered(#[inject(arg)] u8, Arc<u16>);

#[derive(Injectable)]
#[inject(start = Self::open)]
struct Hooked {
    label: Arc<u16>,
}

impl Hooked {
    async fn open(&self) {}
}

/// A key that depends on a constant with the name of one in the check of a module.
struct Sized<const N: usize>;

fn sized() -> Sized<NODES> {
    Sized
}

#[derive(Module)]
#[module(factories(sized -> Sized<NODES>), exports(Sized<NODES>))]
struct Imported<T: Send + Sync + 'static> {
    into: PhantomData<T>,
}

fn quicker(inner: Arc<dyn Clock>) -> Arc<dyn Clock> {
    inner
}

#[derive(Module)]
#[module(
    components(First as dyn Plugin, Gauge as (dyn Clock, dyn Plugin), OrderFactory),
    factories(zero -> u64),
    decorators(quicker -> dyn Clock),
    collections(dyn Plugin, dyn Plugin2),
    imports(Imported<i8> { Sized<NODES> }),
    exports(dyn Clock, dyn Plugin, OrderFactory, Sized<NODES>)
)]
struct App {
    #[module(key = unit)]
    value: u8,
    port: u16,
    key: Arc<u32>,
    imported: Imported<i8>,
}

fn zero() -> u64 {
    value - 1
}

#[test]
fn a_module_with_its_components() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::from_module(App {
        value: 1,
        port: 80,
        key: Arc::new(3),
        imported: Imported { into: PhantomData },
    })?;
    assert_eq!(container.resolve::<dyn Clock>()?.now(0, ""), value + 1);
    let order = container.resolve::<OrderFactory>()?.create(1, 2, 3)?;
    assert_eq!((order.customer, order.shared, order.unit), (1, 2, 3));
    assert_eq!(order.limit, customer + limit);
    Ok(())
}

#[test]
fn factories_of_tuples() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::builder()
        .add(bind::<u16>().to_value(80))
        .add(component::<NumberedFactory>())
        .build()?;
    let numbered = container.resolve::<NumberedFactory>()?.create(7)?;
    assert_eq!((numbered.0, *numbered.1), (7, 80));
    Ok(())
}

#[wirework::test]
fn constructors_and_beds() {
    let by_hand = Gauge::new(Arc::new(1), Vec::new(), BTreeMap::new(), Arc::new(5), None);
    assert_eq!((*by_hand.limit, by_hand.level), (5, value + 1));
    let mut plugged = Gauge::bed();
    plugged.with_port(9);
    assert_eq!((*plugged.build().port, *by_hand.port), (9, 1));
    let mut ordering = Order::bed();
    ordering.with_port_arc(Arc::new(8));
    ordering.with_clock(MockClock(4));
    let order = ordering.build(1, 2, 3);
    assert_eq!(
        (order.shared, *order.port, order.clock.now(0, "")),
        (2, 8, 4)
    );
    let order = Order::new(5, 6, 7, Arc::new(8), Arc::new(MockClock(9)));
    assert_eq!((order.customer, order.limit), (5, customer + limit));
}

#[test]
fn doubles() {
    let twin = Mock::<dyn Clock>::new();
    twin.mock().0 = 6;
    assert_eq!(twin.double().now(0, ""), 6);
}
