//! Native `async fn`, in traits for which dynosaur generates the trait object.

#![allow(
    unreachable_pub,
    reason = "what dynosaur makes is as public as the mock"
)]

use std::sync::Arc;

use wirework::mockable;
use wirework::testing::{Doubles, Mock};

#[mockable(dynosaur = DynMailer)]
#[dynosaur::dynosaur(pub DynMailer = dyn(box) Mailer, bridge(dyn))]
#[mockall::automock]
pub trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> impl Future<Output = bool> + Send;
}

#[mockable(dynosaur = DynClock)]
#[dynosaur::dynosaur(pub DynClock = dyn(box) Clock, bridge(dyn))]
#[mockall::automock]
#[allow(async_fn_in_trait, reason = "nobody outside implements it")]
pub trait Clock: Send + Sync {
    async fn now(&self) -> u64;
    fn zone(&self) -> u8;
}

#[tokio::test]
async fn a_native_future_reaches_the_mock_and_can_be_spawned() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<DynMailer<'static>>::new();
    doubles.watch(&mailer);
    let injected: Arc<DynMailer<'static>> = mailer.double();
    mailer
        .mock()
        .expect_send()
        .times(1)
        .returning(|_| Box::pin(async { true }));
    assert!(
        tokio::spawn(async move { injected.send("ada").await })
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn a_native_async_method_reaches_the_mock() {
    let clock = Mock::<DynClock<'static>>::new();
    let injected = clock.double();
    clock.mock().expect_now().return_const(7_u64);
    clock.mock().expect_zone().return_const(1);
    assert_eq!((injected.now().await, injected.zone()), (7, 1));
}

#[tokio::test]
#[should_panic(expected = "No matching expectation found")]
async fn an_unexpected_native_call_in_a_task_is_noted() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<DynMailer<'static>>::new();
    doubles.watch(&mailer);
    let injected = mailer.double();
    assert!(
        tokio::spawn(async move { injected.send("ada").await })
            .await
            .is_err()
    );
}
