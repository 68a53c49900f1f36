//! The link between a trait object and its mock.

use std::sync::Arc;

use wirework::mockable;
use wirework::testing::{Mock, Mockable};

#[mockable]
#[mockall::automock]
trait Repo<T: Send + Sync + 'static>: Send + Sync {
    fn load(&self, id: u32) -> Option<T>;
    fn save(&self, value: T);
}

#[mockable]
#[mockall::automock]
trait Convert<From: Send + Sync + 'static, T>: Send + Sync
where
    T: Clone + Send + Sync + 'static,
{
    fn convert(&self, from: From) -> T;
}

#[mockable(dyn Stock<Item = u8>)]
#[mockall::automock(type Item = u8;)]
trait Stock: Send + Sync {
    type Item;

    fn take(&self) -> Self::Item;
    fn give(&self, item: Self::Item);
}

#[mockable(mocks::StoppedClock)]
trait Clock: Send + Sync {
    fn now(&self) -> u64;
}

mod mocks {
    #[derive(Default)]
    pub(super) struct StoppedClock {
        pub(super) now: u64,
    }

    impl super::Clock for StoppedClock {
        fn now(&self) -> u64 {
            self.now
        }
    }
}

#[mockable(dyn Bare + Send + Sync)]
#[mockall::automock]
trait Bare {
    fn number(&self) -> u8;
}

#[test]
fn a_generic_trait_has_the_mock_of_the_same_types() {
    let repo = Mock::<dyn Repo<String>>::new();
    repo.mock()
        .expect_load()
        .return_const(Some("ada".to_owned()));
    repo.mock().expect_save().return_const(());
    repo.double().save("grace".into());
    assert_eq!(repo.double().load(1).as_deref(), Some("ada"));
    let convert = Mock::<dyn Convert<u8, u16>>::new();
    convert.mock().expect_convert().returning(u16::from);
    assert_eq!(convert.double().convert(7), 7);
}

#[test]
fn the_types_of_a_trait_are_given_with_the_trait_object() {
    let stock = Mock::<dyn Stock<Item = u8>>::new();
    stock.mock().expect_take().return_const(7);
    stock.mock().expect_give().return_const(());
    stock.double().give(stock.double().take());
}

#[test]
fn a_mock_may_be_any_type() {
    let clock = Mock::<dyn Clock>::new();
    let injected = clock.double();
    clock.mock().now = 7;
    assert_eq!(injected.now(), 7);
}

#[test]
fn the_trait_object_may_have_bounds() {
    let bare = Mock::<dyn Bare + Send + Sync>::new();
    bare.mock().expect_number().return_const(8);
    let injected: Arc<dyn Bare + Send + Sync> = bare.double();
    assert_eq!(injected.number(), 8);
}

#[test]
fn what_is_generic_over_the_trait_works_for_all() {
    fn described<I: ?Sized + Mockable>() -> String {
        format!("{:?}", Mock::<I>::named("it"))
    }
    assert!(described::<dyn Clock>().starts_with("mock `it` of `dyn Clock` (made at "));
    assert!(described::<dyn Stock<Item = u8>>().contains("of `dyn Stock<Item = u8>`"));
}
