//! Components that a factory constructs.

use std::sync::Arc;

use wirework::{Injectable, ResolveError};

use crate::components::{Pool, Primary, Unit};

/// An order of a customer.
#[derive(Clone, Debug, Injectable)]
pub struct Order {
    /// The customer.
    #[inject(arg)]
    pub customer: String,
    /// The price.
    #[inject(arg)]
    pub(crate) cents: u64,
    #[inject(clone)]
    pool: Pool,
    #[inject(key = Primary, default = Arc::new(Unit))]
    unit: Arc<Unit>,
    #[inject(value = 3)]
    retries: u8,
    #[inject(skip)]
    paid: bool,
}

impl Order {
    /// Reads every field.
    #[must_use]
    pub fn pay(mut self) -> u64 {
        self.paid = self.retries > 0 && Arc::strong_count(&self.unit) > 0;
        u64::from(self.paid && self.pool.url.is_empty()) * self.cents
    }
}

/// A struct whose name ends with an underscore, which its factory does not repeat.
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Type_ {
    /// The argument.
    #[inject(arg)]
    pub one: u8,
}

/// Names the factory.
#[must_use]
pub fn is_named(factory: &TypeFactory) -> bool {
    !format!("{factory:?}").is_empty()
}

/// A tuple struct, with a function that takes some of the fields.
#[derive(Debug, Injectable)]
#[inject(new)]
pub struct Pair(pub Arc<Unit>, #[inject(arg)] pub u8);

/// A struct with more fields than clippy allows parameters.
#[derive(Clone, Debug, Injectable)]
#[inject(new)]
pub struct Wide {
    /// The first.
    #[inject(arg)]
    pub one: u8,
    /// The second.
    #[inject(arg)]
    pub two: u8,
    /// The third.
    #[inject(arg)]
    pub three: u8,
    /// The fourth.
    #[inject(arg)]
    pub four: u8,
    /// The fifth.
    #[inject(arg)]
    pub five: u8,
    /// The sixth.
    #[inject(arg)]
    pub six: u8,
    /// The seventh.
    #[inject(arg)]
    pub seven: u8,
    /// The eighth.
    #[inject(arg)]
    pub eight: u8,
    /// A part.
    pub unit: Arc<Unit>,
}

/// A struct without injected fields.
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Alone {
    /// The only field.
    #[inject(arg)]
    pub number: u8,
}

/// A generic struct.
#[derive(Clone, Debug, Injectable)]
pub struct Generic<T, const N: usize = 3>
where
    T: Clone + Send + Sync + 'static,
{
    /// The argument of the caller.
    #[inject(arg)]
    pub given: T,
    /// The dependency from the container.
    pub part: Arc<[T; N]>,
    /// A name.
    #[inject(value = "name")]
    pub name: &'static str,
}

/// A deprecated struct.
#[deprecated]
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Old(#[inject(arg)] pub u8);

/// Calls the factories like a user.
#[derive(Debug, Injectable)]
pub struct Checkout {
    orders: Arc<OrderFactory>,
    generic: GenericOrders,
}

type GenericOrders = Arc<WithPartFactory<Unit>>;

/// A struct with a part of any type.
#[derive(Clone, Debug, Injectable)]
pub struct WithPart<T>
where
    T: Send + Sync + 'static,
{
    /// Its number.
    #[inject(arg)]
    pub number: u8,
    /// Its part.
    pub part: Arc<T>,
}

impl Checkout {
    /// Creates one order.
    ///
    /// # Errors
    ///
    /// Fails if a dependency is missing.
    pub fn order(&self, customer: &str) -> Result<Arc<Order>, ResolveError> {
        let with_part = self.generic.create(7)?;
        self.orders
            .create(customer.to_owned(), u64::from(with_part.number))
    }
}

/// A struct with an argument, named like what a factory does.
#[derive(Clone, Debug, Injectable)]
pub struct Create {
    /// The number.
    #[inject(arg)]
    pub number: u8,
    /// The unit.
    pub unit: Arc<Unit>,
}

/// A struct that is named like what a bed does.
#[derive(Clone, Debug, Injectable)]
pub struct Build {
    /// The unit.
    pub unit: Arc<Unit>,
}
