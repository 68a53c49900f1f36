//! The forms of methods.

use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use wirework::mockable;
use wirework::testing::Mock;

#[derive(Debug, Clone, PartialEq)]
struct Row(u8);

#[mockable]
#[mockall::automock]
#[allow(clippy::needless_arbitrary_self_type, clippy::needless_lifetimes)]
trait Store: Send + Sync {
    fn nothing(&self);
    fn owned(&self, row: Row, name: String) -> Result<Row, String>;
    fn borrowed(&self, row: &Row, names: &[String]) -> Option<Row>;
    fn named<'a>(&self, name: &'a str) -> usize;
    fn of_self(self: &Self) -> u8;
    fn shared(self: Arc<Self>) -> u8;
    fn r#type(&self, r#fn: u8) -> u8;
    fn constant(&self) -> &'static str;
    fn bounded<'a>(&self, row: &'a Row) -> u8
    where
        'a: 'a;
    fn with_default(&self, row: Row) -> u8 {
        row.0
    }
    #[cfg(any())]
    fn absent(&self, what: IsNotThere);
}

#[mockable]
#[mockall::automock]
trait Sizes: Send + Sync {
    fn plain(&self) -> u8;
    fn generic<T: Debug + 'static>(&self, value: T) -> u8
    where
        Self: Sized;
    fn make() -> u8
    where
        Self: Sized;
}

#[mockable]
trait Visit: Send + Sync {
    #[deprecated]
    fn old(&self) {}
    fn visit(&self, call: &mut dyn FnMut(u8), out: &mut Vec<u8>);
}

#[derive(Default)]
struct MockVisit;

impl Visit for MockVisit {
    fn visit(&self, call: &mut dyn FnMut(u8), out: &mut Vec<u8>) {
        call(1);
        out.push(2);
    }
}

#[test]
fn a_call_reaches_the_mock_whatever_its_arguments() {
    let store = Mock::<dyn Store>::new();
    let injected = store.double();
    store.mock().expect_nothing().return_const(());
    injected.nothing();
    store.mock().expect_owned().returning(|row, _| Ok(row));
    assert_eq!(injected.owned(Row(1), "one".into()), Ok(Row(1)));
    store
        .mock()
        .expect_borrowed()
        .returning(|row, _| Some(row.clone()));
    assert_eq!(injected.borrowed(&Row(2), &[]), Some(Row(2)));
    store.mock().expect_named().returning(str::len);
    assert_eq!(injected.named("abc"), 3);
}

#[test]
fn a_call_reaches_the_mock_whatever_it_is_called_on() {
    let store = Mock::<dyn Store>::new();
    let injected = store.double();
    store.mock().expect_of_self().return_const(5);
    assert_eq!(injected.of_self(), 5);
    store.mock().expect_shared().return_const(6);
    assert_eq!(injected.shared(), 6);
}

#[test]
fn a_call_reaches_the_mock_whatever_its_name() {
    let store = Mock::<dyn Store>::new();
    store.mock().expect_type().returning(|number| number);
    assert_eq!(store.double().r#type(7), 7);
}

#[test]
fn a_mock_that_is_written_by_hand_may_take_what_mockall_can_not() {
    let (mut called, mut out) = (Rc::new(0), Vec::new());
    let mut call = |number| called = Rc::new(number);
    let injected = Mock::<dyn Visit>::new().double();
    injected.visit(&mut call, &mut out);
    assert_eq!((*called, out), (1, vec![2]));
}

#[test]
fn what_is_static_is_not_borrowed() {
    let store = Mock::<dyn Store>::new();
    let injected = store.double();
    store.mock().expect_constant().return_const("eight");
    store.mock().expect_bounded().return_const(8);
    assert_eq!(
        (injected.constant(), injected.bounded(&Row(0))),
        ("eight", 8)
    );
}

#[test]
fn a_method_with_a_body_is_mocked_too() {
    let store = Mock::<dyn Store>::new();
    store.mock().expect_with_default().return_const(9);
    assert_eq!(store.double().with_default(Row(0)), 9);
}

#[test]
#[allow(deprecated)]
fn a_method_that_is_deprecated_warns_only_who_calls_it() {
    Mock::<dyn Visit>::new().double().old();
}

#[test]
fn a_method_that_trait_objects_lack_is_left_out() {
    let sizes = Mock::<dyn Sizes>::new();
    sizes.mock().expect_plain().return_const(10);
    sizes.mock().expect_generic::<u8>().return_const(0);
    assert_eq!(sizes.double().plain(), 10);
    let make = MockSizes::make_context();
    make.expect().return_const(11);
    assert_eq!(MockSizes::make(), 11);
    assert_eq!(sizes.mock().generic(1_u8), 0);
}
