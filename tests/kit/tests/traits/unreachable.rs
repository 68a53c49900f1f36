//! Methods that an `Arc` can't call.

use wirework::mockable;
use wirework::testing::{Doubles, Mock};

#[mockable]
#[mockall::automock]
trait Store: Send + Sync {
    fn get(&self) -> u8;
    fn set(&mut self, value: u8);
    fn close(self: Box<Self>) -> u8;
    fn reset(&mut self) {}
}

#[mockable(direct)]
#[mockall::automock]
trait DirectStore: Send + Sync {
    fn get(&self) -> u8;
    fn close(self: Box<Self>);
}

#[test]
fn methods_that_an_arc_can_not_call_do_not_forbid_the_mock_of_the_others() {
    let mut doubles = Doubles::new();
    let store = Mock::<dyn Store>::new();
    doubles.watch(&store);
    let injected = store.double();
    store.mock().expect_get().times(1).return_const(3);
    assert_eq!(injected.get(), 3);
    let direct = Mock::<dyn DirectStore>::new();
    direct.mock().expect_get().return_const(4);
    assert_eq!(direct.double().get(), 4);
}

#[test]
fn the_mock_itself_has_all_methods() {
    let mut store = MockStore::new();
    store.expect_set().times(1).return_const(());
    store.expect_reset().times(1).return_const(());
    store.expect_close().times(1).return_const(5);
    store.set(1);
    store.reset();
    assert_eq!(Box::new(store).close(), 5);
    let mut direct = MockDirectStore::new();
    direct.expect_close().times(1).return_const(());
    Box::new(direct).close();
}
