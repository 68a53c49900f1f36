//! Values are dropped with their container or scope, whoever constructed them.

use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, Injectable, Module, bind, component};

use crate::support::yields;

/// Its only owner is counted.
struct Counter(#[allow(dead_code, reason = "its count is read")] Arc<()>);

trait Part: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Part))]
struct OfTrait {
    #[allow(dead_code, reason = "its drop is counted")]
    counter: Arc<Counter>,
    #[allow(dead_code, reason = "an async value is below it")]
    number: Arc<u8>,
}

impl Part for OfTrait {}

#[derive(Injectable)]
struct User {
    #[allow(dead_code, reason = "it is only constructed")]
    part: Arc<dyn Part>,
}

async fn number() -> u8 {
    yields(1).await;
    1
}

#[test]
fn an_eager_component_with_a_trait_is_dropped_with_its_container() {
    let owner = Arc::new(());
    let builder = Container::builder()
        .add(bind::<Counter>().to_value(Counter(Arc::clone(&owner))))
        .add(bind::<u8>().to_async(number))
        .add(component::<OfTrait>().eager());
    let container = block_on(builder.start()).unwrap();
    for _ in 0..3 {
        container.warm_up().unwrap();
        block_on(container.resolve_async::<dyn Part>()).unwrap();
    }
    drop(container);
    assert_eq!(Arc::strong_count(&owner), 1);
}

#[test]
fn a_scoped_component_with_a_trait_is_dropped_with_its_scope() {
    let owner = Arc::new(());
    let builder = Container::builder()
        .add(
            bind::<Counter>()
                .to(move || Counter(Arc::clone(&owner)))
                .scoped(),
        )
        .add(bind::<u8>().to_async(number).scoped())
        .add(component::<OfTrait>().scoped())
        .add(component::<User>().scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    block_on(scope.get_async::<(Arc<User>, Vec<Arc<dyn Part>>)>()).unwrap();
    let counter = Arc::downgrade(&scope.resolve::<Counter>().unwrap());
    drop(scope);
    assert!(counter.upgrade().is_none());
}

#[derive(Injectable)]
struct OfModule {
    #[allow(dead_code, reason = "its drop is counted")]
    counter: Arc<Counter>,
}

impl Part for OfModule {}

#[derive(Module)]
#[module(components(OfModule as dyn Part: eager), exports(dyn Part))]
struct App {
    counter: Counter,
}

#[test]
fn an_eager_component_of_a_module_is_dropped_with_its_container() {
    let owner = Arc::new(());
    let counter = Counter(Arc::clone(&owner));
    let container = block_on(Container::start(App { counter })).unwrap();
    container.warm_up().unwrap();
    drop(container);
    assert_eq!(Arc::strong_count(&owner), 1);
}
