//! Clippy and tests warn of a component or a factory that nothing in its module needs.

#![expect(
    deprecated,
    reason = "the module below has a component and a factory that nothing needs"
)]

use std::sync::Arc;

use wirework::{Container, Injectable, Module};

trait Clock: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;
impl Clock for SystemClock {}

#[derive(Injectable)]
struct Unused;

#[derive(Injectable)]
struct Greeter {
    _clock: Arc<dyn Clock>,
}

fn unused() -> u8 {
    8
}

#[derive(Module)]
#[module(
    components(SystemClock as dyn Clock, Unused, Greeter),
    factories(unused -> u8),
    exports(Greeter)
)]
struct App;

#[test]
fn what_nothing_needs_changes_nothing() {
    let container = Container::from_module(App).unwrap();
    assert!(container.resolve::<Greeter>().is_ok());
}
