//! Methods that return a future.

use std::future::{Future, ready};
use std::pin::Pin;

use async_trait::async_trait;
use wirework::mockable;
use wirework::testing::{Doubles, Mock};

#[mockable]
#[mockall::automock]
#[async_trait]
trait Below: Send + Sync {
    async fn load(&self, name: &str, number: u8) -> Result<u8, String>;
    async fn nothing(&self);
    fn plain(&self) -> u8;
    async fn with_default(&self, number: u8) -> u8 {
        number
    }
}

#[mockable]
#[mockall::automock]
#[async_trait]
trait Repo<T: Send + Sync + 'static>: Send + Sync {
    async fn load(&self, id: u32) -> Option<T>;
}

#[mockable]
#[mockall::automock]
#[async_trait(?Send)]
trait Local: Send + Sync {
    async fn load(&self, id: u32) -> u32;
}

#[mockable]
#[mockall::automock]
trait Boxed: Send + Sync {
    fn owned(&self, name: &str) -> Pin<Box<dyn Future<Output = usize> + Send>>;
}

#[mockable]
trait Borrowing: Send + Sync {
    fn number<'a>(&'a self, name: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>>;
    fn other(&self) -> Pin<Box<dyn Future<Output = usize> + Send + '_>>;
}

#[derive(Default)]
struct MockBorrowing {
    number: usize,
}

impl Borrowing for MockBorrowing {
    fn number<'a>(&'a self, name: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
        Box::pin(async move { self.number + name.len() })
    }

    fn other(&self) -> Pin<Box<dyn Future<Output = usize> + Send + '_>> {
        Box::pin(async move { self.number })
    }
}

#[async_trait]
#[mockable]
trait Above: Send + Sync {
    async fn load(&self, name: &str) -> usize;
    async fn nothing(&self);
}

#[derive(Default)]
struct MockAbove {
    number: usize,
}

#[async_trait]
impl Above for MockAbove {
    async fn load(&self, name: &str) -> usize {
        self.number + name.len()
    }

    async fn nothing(&self) {}
}

#[tokio::test]
async fn an_async_method_reaches_the_mock() {
    let mock = Mock::<dyn Below>::new();
    let injected = mock.double();
    mock.mock().expect_load().returning(|_, number| Ok(number));
    mock.mock().expect_nothing().return_const(());
    mock.mock().expect_plain().return_const(2);
    mock.mock().expect_with_default().return_const(3);
    assert_eq!(injected.load("ada", 1).await, Ok(1));
    injected.nothing().await;
    assert_eq!((injected.plain(), injected.with_default(0).await), (2, 3));
}

#[tokio::test]
async fn an_async_call_can_be_spawned() {
    let mock = Mock::<dyn Below>::new();
    let injected = mock.double();
    mock.mock().expect_load().return_const(Ok(4));
    let task = tokio::spawn(async move { injected.load("ada", 0).await });
    assert_eq!(task.await.unwrap(), Ok(4));
}

#[tokio::test]
async fn an_async_trait_may_be_generic() {
    let mock = Mock::<dyn Repo<u8>>::new();
    mock.mock().expect_load().return_const(Some(5));
    assert_eq!(mock.double().load(0).await, Some(5));
}

#[tokio::test]
async fn an_async_trait_may_be_of_one_thread() {
    let mock = Mock::<dyn Local>::new();
    mock.mock().expect_load().return_const(6u32);
    assert_eq!(mock.double().load(0).await, 6);
}

#[tokio::test]
async fn a_boxed_future_reaches_the_mock() {
    let mock = Mock::<dyn Boxed>::new();
    let injected = mock.double();
    let number =
        |name: &str| -> Pin<Box<dyn Future<Output = usize> + Send>> { Box::pin(ready(name.len())) };
    mock.mock().expect_owned().returning(number);
    assert_eq!(injected.owned("ada").await, 3);
}

#[tokio::test]
async fn a_boxed_future_may_borrow_from_the_mock() {
    let mock = Mock::<dyn Borrowing>::new();
    let injected = mock.double();
    mock.mock().number = 1;
    assert_eq!(
        (injected.number("ada").await, injected.other().await),
        (4, 1)
    );
}

#[tokio::test]
async fn the_attribute_may_stand_below_that_of_async_trait() {
    let mock = Mock::<dyn Above>::new();
    let injected = mock.double();
    mock.mock().number = 1;
    injected.nothing().await;
    assert_eq!(injected.load("ada").await, 4);
}

#[tokio::test]
#[should_panic(expected = "lost in the future")]
async fn a_panic_in_a_boxed_future_is_noted() {
    let mut doubles = Doubles::new();
    let mock = Mock::<dyn Boxed>::new();
    doubles.watch(&mock);
    let injected = mock.double();
    let lost = |_: &str| -> Pin<Box<dyn Future<Output = usize> + Send>> {
        Box::pin(async { panic!("lost in the future") })
    };
    mock.mock().expect_owned().returning(lost);
    assert!(tokio::spawn(injected.owned("ada")).await.is_err());
}
