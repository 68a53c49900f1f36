//! The traits that the tests mock, written as in an application.

use async_trait::async_trait;
use wirework::mockable;

/// A plain trait.
#[mockable]
#[mockall::automock]
pub trait Mailer: Send + Sync {
    /// Sends a mail.
    fn send(&self, to: &str) -> bool;
}

/// A trait with `async` methods.
#[mockable]
#[mockall::automock]
#[async_trait]
pub trait Payments: Send + Sync {
    /// Charges a card.
    async fn charge(&self, cents: u32) -> Option<u32>;
}

/// A trait without a mock.
pub trait Clock: Send + Sync {
    /// Returns the hour.
    fn now(&self) -> u64;
}

#[cfg(doctest)]
#[doc = include_str!("../../../docs/testing.md")]
mod testing {}

#[cfg(doctest)]
#[doc = include_str!("../../../docs/modules.md")]
mod modules {}
