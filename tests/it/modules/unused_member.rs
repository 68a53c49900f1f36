//! Clippy and tests warn of a component that is only a member of a collection that nothing needs.

#![expect(
    deprecated,
    reason = "the first module below has a collection that nothing needs"
)]

use std::sync::Arc;

use wirework::{Container, Injectable, Module};

trait Hook: Send + Sync {}

#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}

#[derive(Injectable)]
struct Greeter;

#[derive(Module)]
#[module(components(Audit as dyn Hook, Greeter), collections(dyn Hook), exports(Greeter))]
struct App;

#[test]
fn a_collection_that_nothing_needs_changes_nothing() {
    let container = Container::from_module(App).unwrap();
    assert!(container.resolve::<Greeter>().is_ok());
}

/// These modules get no warning: a dependency or an export needs the collection.
#[deny(deprecated)]
mod needed {
    use super::*;

    #[derive(Injectable)]
    struct Events {
        hooks: Vec<Arc<dyn Hook>>,
    }

    #[derive(Module)]
    #[module(components(Audit as dyn Hook, Events), collections(dyn Hook), exports(Events))]
    struct Inside;

    #[derive(Module)]
    #[module(components(Audit as dyn Hook), collections(dyn Hook), exports(dyn Hook))]
    struct Outside;

    #[test]
    fn the_member_of_a_collection_is_resolved() {
        let inside = Container::from_module(Inside).unwrap();
        assert_eq!(inside.resolve::<Events>().unwrap().hooks.len(), 1);
        let outside = Container::from_module(Outside).unwrap();
        assert_eq!(outside.get::<Vec<Arc<dyn Hook>>>().unwrap().len(), 1);
    }
}
