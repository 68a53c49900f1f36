//! Components that a factory makes.

use std::sync::Arc;

use wirework::{Injectable, ResolveError};

use crate::components::{Pool, Primary, Unit};

/// Made for a customer.
#[derive(Clone, Debug, Injectable)]
pub struct Order {
    /// The customer.
    #[inject(arg)]
    pub customer: String,
    /// How much it costs.
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
    /// Looks at every field.
    #[must_use]
    pub fn pay(mut self) -> u64 {
        self.paid = self.retries > 0 && Arc::strong_count(&self.unit) > 0;
        u64::from(self.paid && self.pool.url.is_empty()) * self.cents
    }
}

/// Of numbered fields, with a function that takes some of them.
#[derive(Debug, Injectable)]
#[inject(new)]
pub struct Pair(pub Arc<Unit>, #[inject(arg)] pub u8);

/// Of more fields than clippy wants a function to have parameters.
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

/// Of nothing that a container supplies.
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Alone {
    /// All it has.
    #[inject(arg)]
    pub number: u8,
}

/// With parameters of its own.
#[derive(Clone, Debug, Injectable)]
pub struct Generic<T, const N: usize = 3>
where
    T: Clone + Send + Sync + 'static,
{
    /// What the caller gives.
    #[inject(arg)]
    pub given: T,
    /// What the container gives.
    pub part: Arc<[T; N]>,
    /// A name.
    #[inject(value = "name")]
    pub name: &'static str,
}

/// Not to be used any more.
#[deprecated]
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Old(#[inject(arg)] pub u8);

/// Creates, as users do.
#[derive(Debug, Injectable)]
pub struct Checkout {
    orders: Arc<OrderFactory>,
    generic: GenericOrders,
}

type GenericOrders = Arc<WithPartFactory<Unit>>;

/// Of a part of any type.
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
    /// Makes one order.
    ///
    /// # Errors
    ///
    /// Where a part is missing.
    pub fn order(&self, customer: &str) -> Result<Arc<Order>, ResolveError> {
        let with_part = self.generic.create(7)?;
        self.orders
            .create(customer.to_owned(), u64::from(with_part.number))
    }
}
