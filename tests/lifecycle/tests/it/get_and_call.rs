//! Dependencies and functions that need async constructors.

use std::collections::HashMap;
use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, Lazy, ResolveErrorKind, bind};

use crate::support::yields;

struct Number(u32);

trait Amount: Send + Sync {
    fn amount(&self) -> u32;
}

impl Amount for u32 {
    fn amount(&self) -> u32 {
        *self
    }
}

/// Returns a scope with an async number, and two numbers in a collection.
fn scope() -> wirework::Scope {
    let number = |value: u32| {
        move || async move {
            yields(1).await;
            Arc::new(value) as Arc<dyn Amount>
        }
    };
    let three = || async {
        yields(1).await;
        Number(3)
    };
    let builder = Container::builder()
        .add(bind::<Number>().to_async(three).scoped())
        .add(bind::<dyn Amount>().to_async(number(1)).scoped())
        .add(bind::<dyn Amount>().to_async(number(2)).scoped());
    let container = block_on(builder.start()).unwrap();
    container.scope().open().unwrap()
}

fn amounts(all: &[Arc<dyn Amount>]) -> Vec<u32> {
    all.iter().map(|amount| amount.amount()).collect()
}

#[test]
fn a_dependency_is_resolved_with_all_that_it_needs() {
    let (number, all, missing) =
        block_on(scope().get_async::<(Arc<Number>, Vec<Arc<dyn Amount>>, Option<Arc<u8>>)>())
            .unwrap();
    assert_eq!(number.0, 3);
    assert_eq!(amounts(&all), [1, 2]);
    assert!(missing.is_none());
}

#[test]
fn a_map_needs_no_bindings_that_are_no_entries() {
    let builder = Container::builder()
        .add(bind::<Number>().to_async(async || Number(1)).scoped())
        .add(bind::<Number>().entry("two").to_async(async || Number(2)));
    let container = block_on(builder.start()).unwrap();
    // The binding that is no entry is scoped, and this is no scope.
    let map = block_on(container.get_async::<HashMap<&str, Arc<Number>>>()).unwrap();
    assert_eq!(map["two"].0, 2);
}

#[test]
fn nothing_of_an_absent_tuple_is_constructed() {
    let builder = Container::builder().add(bind::<Number>().to_async(async || Number(1)).scoped());
    let container = block_on(builder.start()).unwrap();
    // The number is scoped, and this is no scope.
    let both = block_on(container.get_async::<Option<(Arc<Number>, Arc<u8>)>>()).unwrap();
    assert!(both.is_none());
}

#[test]
fn a_missing_dependency_is_an_error() {
    let error = block_on(scope().get_async::<(Arc<Number>, Arc<u8>)>())
        .err()
        .unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
}

#[test]
fn a_lazy_does_not_run_the_constructor() {
    let scope = scope();
    let lazy = block_on(scope.get_async::<Lazy<Number>>()).unwrap();
    let error = lazy.get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    block_on(scope.resolve_async::<Number>()).unwrap();
    assert_eq!(lazy.get().unwrap().0, 3);
}

#[test]
fn an_async_function_is_called_with_its_parameters() {
    let sum = async |number: Arc<Number>, all: Vec<Arc<dyn Amount>>| {
        yields(1).await;
        number.0 + amounts(&all).iter().sum::<u32>()
    };
    assert_eq!(block_on(scope().call_async(sum)).unwrap(), 6);
}

#[test]
fn the_future_of_a_call_can_be_sent_to_another_thread() {
    fn sent<T: Send>(value: T) -> T {
        value
    }
    let scope = scope();
    let call = sent(scope.call_async(|number: Arc<Number>| async move { number.0 }));
    assert_eq!(block_on(call).unwrap(), 3);
}
