//! Mocks that are programmed before and after injection.

use std::sync::Arc;

use async_trait::async_trait;
use wirework::mockable;
use wirework::testing::{Doubles, Mock};

#[mockable]
#[mockall::automock]
trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> Result<(), String>;
}

#[mockable]
#[mockall::automock]
#[async_trait]
trait Payments: Send + Sync {
    async fn charge(&self, cents: u32) -> Result<u32, String>;
}

#[mockable]
#[mockall::automock]
trait Repo<T: Send + Sync + 'static>: Send + Sync {
    fn load(&self, id: u32) -> Option<T>;
}

#[test]
fn a_mock_is_programmed_before_and_after_it_is_injected() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).returning(|_| Ok(()));
    let injected: Arc<dyn Mailer> = mailer.double();
    assert!(injected.send("ada").is_ok());
    mailer.mock().checkpoint();
    mailer
        .mock()
        .expect_send()
        .times(1)
        .returning(|_| Err("full".into()));
    assert!(injected.send("ada").is_err());
}

#[tokio::test]
async fn an_async_trait_has_a_mock() {
    let payments = Mock::<dyn Payments>::new();
    let injected = payments.double();
    payments.mock().expect_charge().returning(Ok);
    assert_eq!(injected.charge(7).await, Ok(7));
}

#[test]
fn a_generic_trait_has_a_mock() {
    let repo = Mock::<dyn Repo<u8>>::new();
    repo.mock().expect_load().return_const(Some(7));
    assert_eq!(repo.double().load(1), Some(7));
}
