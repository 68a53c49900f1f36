//! What the derives generate names nothing of the standard library.

#![no_std]

extern crate alloc;

use alloc::sync::Arc;
use core::fmt::Debug;

use wirework::{Injectable, Module};

/// A clock.
pub trait Clock: Debug + Send + Sync {
    /// Returns the hour.
    fn hour(&self) -> u8;
}

/// A clock that shows noon.
#[derive(Debug, Injectable)]
#[inject(bind(dyn Clock))]
pub struct Noon;

impl Clock for Noon {
    fn hour(&self) -> u8 {
        12
    }
}

/// A component with each kind of field.
#[derive(Debug, Injectable)]
#[inject(new)]
pub struct Greeter {
    clock: Arc<dyn Clock>,
    #[inject(skip)]
    skipped: u8,
    #[inject(default = Arc::new(1))]
    optional: Arc<u8>,
    #[inject(value = 2)]
    given: u8,
}

impl Greeter {
    /// Returns the sum of all fields.
    #[must_use]
    pub fn sum(&self) -> u8 {
        self.clock.hour() + self.skipped + *self.optional + self.given
    }
}

/// A component that a factory creates.
#[derive(Debug, Injectable)]
pub struct Order {
    /// The number of the order.
    #[inject(arg)]
    pub number: u8,
    /// The greeter.
    pub greeter: Arc<Greeter>,
}

/// The module of all.
#[derive(Debug, Module)]
#[module(components(Noon as dyn Clock, Greeter, OrderFactory), exports(Greeter, OrderFactory))]
pub struct App;

#[cfg(test)]
mod tests {
    use wirework::Container;

    use super::{App, Greeter, OrderFactory};

    #[test]
    fn it_is_wired() {
        let container = Container::from_module(App).unwrap();
        assert_eq!(container.resolve::<Greeter>().unwrap().sum(), 15);
        let orders = container.resolve::<OrderFactory>().unwrap();
        assert_eq!(orders.create(7).unwrap().number, 7);
    }
}
