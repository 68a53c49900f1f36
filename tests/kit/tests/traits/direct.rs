//! Traits for which the mock itself is injected.

use std::sync::Arc;

use wirework::mockable;
use wirework::testing::{Doubles, Mock};

#[mockable]
#[mockall::automock]
trait Catalog: Send + Sync {
    fn name(&self) -> &str;
    fn len(&self) -> usize;
}

#[mockable(direct)]
#[mockall::automock]
trait Meter: Send + Sync {
    fn count(&self) -> u32;
}

#[test]
fn a_trait_that_lends_is_programmed_before_it_is_injected() {
    let mut doubles = Doubles::new();
    let catalog = Mock::<dyn Catalog>::new();
    doubles.watch(&catalog);
    catalog
        .mock()
        .expect_name()
        .times(1)
        .return_const("tools".to_owned());
    catalog.mock().expect_len().return_const(1_usize);
    let injected: Arc<dyn Catalog> = catalog.double();
    assert_eq!((injected.name(), injected.len()), ("tools", 1));
    drop(injected);
}

#[test]
#[should_panic(expected = "can't be programmed any more: it was injected without a double")]
fn a_trait_that_lends_is_not_programmed_after_it_was_injected() {
    let catalog = Mock::<dyn Catalog>::new();
    let _injected = catalog.double();
    catalog.mock().expect_len().return_const(1_usize);
}

#[test]
#[should_panic(expected = "called 1 time(s) which is fewer than expected 2")]
fn a_mock_that_was_injected_itself_is_verified() {
    let mut doubles = Doubles::new();
    let meter = Mock::<dyn Meter>::new();
    doubles.watch(&meter);
    meter.mock().expect_count().times(2).return_const(1_u32);
    assert_eq!(meter.double().count(), 1);
}

#[test]
#[should_panic(
    expected = "can't be verified: it was injected without a double, and something still holds it"
)]
fn a_mock_that_was_injected_itself_and_is_held_is_an_error() {
    let meter = Mock::<dyn Meter>::new();
    let held = meter.double();
    let mut doubles = Doubles::new();
    doubles.watch(&meter);
    doubles.verify();
    drop(held);
}

#[test]
fn a_mock_that_was_injected_itself_is_one_for_all() {
    let meter = Mock::<dyn Meter>::new();
    assert!(Arc::ptr_eq(&meter.double(), &meter.double()));
}
