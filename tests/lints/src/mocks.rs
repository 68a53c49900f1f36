//! Traits of all forms, and their mocks.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use wirework::mockable;

/// Plain.
#[mockable]
pub trait Clock: Debug + Send + Sync {
    /// The time.
    fn now(&self) -> u64;

    /// The time there.
    fn at(&self, place: &str, summer: bool) -> Option<u64>;

    /// The same.
    #[must_use]
    fn shared(self: Arc<Self>) -> u64;

    /// Of a value.
    fn of<T: Debug>(&self, value: T) -> u64
    where
        Self: Sized;

    /// An old one.
    #[deprecated]
    fn old(&self);
}

/// Its mock.
#[derive(Clone, Copy, Debug, Default)]
pub struct MockClock {
    /// The time.
    pub now: u64,
}

impl Clock for MockClock {
    fn now(&self) -> u64 {
        self.now
    }

    fn at(&self, place: &str, summer: bool) -> Option<u64> {
        (place.is_empty() && summer).then_some(self.now)
    }

    fn shared(self: Arc<Self>) -> u64 {
        self.now
    }

    fn of<T: Debug>(&self, _: T) -> u64 {
        self.now
    }

    fn old(&self) {}
}

/// A trait whose methods return futures.
#[mockable(dyn Later<u8, Item = u16>)]
pub trait Later<T: Send + Sync>: Send + Sync {
    /// What comes.
    type Item;

    /// Borrows nothing.
    fn owned(&self, value: T) -> Pin<Box<dyn Future<Output = Self::Item> + Send>>;

    /// Borrows.
    fn lent(&self) -> Pin<Box<dyn Future<Output = Self::Item> + Send + '_>>;
}

/// Its mock.
#[derive(Clone, Copy, Debug, Default)]
pub struct MockLater<T> {
    /// What is given.
    pub value: T,
}

impl Later<u8> for MockLater<u8> {
    type Item = u16;

    fn owned(&self, value: u8) -> Pin<Box<dyn Future<Output = u16> + Send>> {
        Box::pin(async move { u16::from(value) })
    }

    fn lent(&self) -> Pin<Box<dyn Future<Output = u16> + Send + '_>> {
        Box::pin(async { u16::from(self.value) })
    }
}

/// A trait whose method returns a borrow.
#[mockable(MockNames)]
pub trait Lending: Send + Sync {
    /// The first.
    fn first(&self) -> &str;
}

/// Its mock.
#[derive(Clone, Debug, Default)]
pub struct MockNames {
    /// The first.
    pub first: String,
}

impl Lending for MockNames {
    fn first(&self) -> &str {
        &self.first
    }
}

#[wirework::test]
fn a_test_warns_of_nothing() -> Result<(), String> {
    let clock = wirework::testing::Mock::<dyn Clock>::new();
    clock.mock().now = 7;
    match clock.double().now() {
        7 => Ok(()),
        other => Err(other.to_string()),
    }
}

/// A component with a clock and with other clocks.
#[derive(Debug, wirework::Injectable)]
pub struct Timer {
    /// A clock.
    pub clock: Arc<dyn Clock>,
    /// Others.
    pub others: std::collections::BTreeMap<u8, Arc<dyn Clock>>,
    #[inject(arg)]
    offset: u64,
}

impl Timer {
    /// Returns the local time.
    #[must_use]
    pub fn now(&self) -> u64 {
        let others: u64 = self.others.values().map(|clock| clock.now()).sum();
        self.clock.now() + others + self.offset
    }
}

#[test]
fn a_bed_warns_of_nothing() {
    let mut t = Timer::bed();
    t.clock.mock().now = 7;
    let other = t.with_others(1, MockClock::default());
    assert_eq!(t.build(2).now(), 9);
    assert_eq!(other.now, 0);
}
