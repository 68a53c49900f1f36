//! The lists of a module add up.

use wirework::{Container, Injectable, Module};

trait Store: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Store))]
struct Memory;
impl Store for Memory {}

#[derive(Injectable)]
struct Users;

#[derive(Module)]
#[module(components(Users))]
#[cfg_attr(feature = "modules", module(components(Memory as dyn Store), exports(dyn Store)))]
#[module(exports(Users))]
struct App;

#[test]
fn a_list_that_depends_on_a_feature_adds_to_the_others() {
    let container = Container::from_module(App).unwrap();
    assert!(container.resolve::<Users>().is_ok());
    assert!(container.resolve::<dyn Store>().is_ok());
}
