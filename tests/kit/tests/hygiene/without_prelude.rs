//! Only the user's imports are in scope, and well-known names are other items.

#![no_implicit_prelude]

use ::core::default::Default;
use ::core::future::Future;
use ::core::marker::{Send, Sync};

// Decoys.
mod core {}
mod std {}
mod wirework {}
struct Arc<T>(T);
struct Double;
struct Mock;
type Result = Arc<u8>;

trait Named: Send + Sync {
    fn name(&self) -> u8;
}

#[::wirework::mockable(dyn Store<u8, Item = u8>)]
trait Store<T: Send + Sync>: Send + Sync {
    type Item;

    fn number(&self, value: T) -> u8;
    fn future(&self) -> ::core::pin::Pin<::std::boxed::Box<dyn Future<Output = u8> + Send>>;
    fn lazy(&self) -> ::core::pin::Pin<::std::boxed::Box<dyn Future<Output = u8> + Send + '_>>;
    fn shared(self: ::std::sync::Arc<Self>) -> u8;
    fn make() -> u8
    where
        Self: ::core::marker::Sized;
}

#[::wirework::mockable(direct)]
trait Shop: Named {
    fn sell(&self, _: Result) -> (Double, Mock);
}

#[::wirework::mockable]
trait Counter: ::core::fmt::Debug + Send + Sync + 'static {
    fn count(&self) -> u8;
}

#[derive(::core::fmt::Debug, Default)]
struct MockCounter;

impl Counter for MockCounter {
    fn count(&self) -> u8 {
        7
    }
}

#[derive(Default)]
struct MockShop;

impl Named for MockShop {
    fn name(&self) -> u8 {
        7
    }
}

impl Shop for MockShop {
    fn sell(&self, _: Result) -> (Double, Mock) {
        (Double, Mock)
    }
}

#[derive(Default)]
struct MockStore<T>(::core::marker::PhantomData<T>);

impl<T: Send + Sync> Store<T> for MockStore<T> {
    type Item = u8;

    fn number(&self, _: T) -> u8 {
        1
    }

    fn future(&self) -> ::core::pin::Pin<::std::boxed::Box<dyn Future<Output = u8> + Send>> {
        ::std::boxed::Box::pin(::core::future::ready(2))
    }

    fn lazy(&self) -> ::core::pin::Pin<::std::boxed::Box<dyn Future<Output = u8> + Send + '_>> {
        ::std::boxed::Box::pin(::core::future::ready(3))
    }

    fn shared(self: ::std::sync::Arc<Self>) -> u8 {
        Self::make()
    }

    fn make() -> u8 {
        4
    }
}

#[::core::prelude::v1::test]
fn mocks_work() {
    let counter = ::wirework::testing::Mock::<dyn Counter>::new();
    ::core::assert_eq!(counter.double().count(), 7);
    let shop = ::wirework::testing::Mock::<dyn Shop>::new().double();
    ::core::assert_eq!(shop.name(), 7);
    let (_, _) = shop.sell(Arc(7));
}

#[::wirework::test]
fn a_test_works() -> ::core::result::Result<(), ::std::string::String> {
    ::core::result::Result::Ok(())
}

#[::wirework::test]
async fn an_async_test_works() {
    let store = ::wirework::testing::Mock::<dyn Store<u8, Item = u8>>::new().double();
    ::core::assert_eq!(
        (store.number(0), store.future().await, store.lazy().await),
        (1, 2, 3)
    );
    ::core::assert_eq!(store.shared(), 4);
}

#[::wirework::test(multi_thread)]
async fn a_test_of_several_threads_works() -> ::core::result::Result<(), ::std::string::String> {
    ::core::result::Result::Ok(())
}
