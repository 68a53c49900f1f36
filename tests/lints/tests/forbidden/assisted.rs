//! Components that a factory constructs.

use std::fmt::Debug;
use std::sync::Arc;

use wirework::{component, Container, Injectable};

use crate::components::{Clock, SystemClock};

#[derive(Clone, Debug, Injectable)]
#[inject(new)]
struct Order {
    #[inject(arg)]
    customer: String,
    #[inject(arg)]
    cents: u64,
    clock: Arc<dyn Clock>,
}

#[derive(Clone, Debug, Injectable)]
struct Assisted<T>(#[inject(arg)] u8, Arc<T>)
where
    T: Debug + Send + Sync + 'static;

/// As many arguments as fit into a function with `self`.
#[derive(Clone, Copy, Debug, Injectable)]
struct Arguments {
    #[inject(arg)]
    one: u8,
    #[inject(arg)]
    two: u8,
    #[inject(arg)]
    three: u8,
    #[inject(arg)]
    four: u8,
    #[inject(arg)]
    five: u8,
    #[inject(arg)]
    six: u8,
}

impl Arguments {
    const fn sum(self) -> u8 {
        self.one + self.two + self.three + self.four + self.five + self.six
    }
}

#[test]
fn factories_are_without_a_lint() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::builder()
        .add(component::<SystemClock>())
        .add(component::<OrderFactory>())
        .add(component::<AssistedFactory<SystemClock>>())
        .add(component::<ArgumentsFactory>())
        .build()?;
    let order = container.resolve::<OrderFactory>()?;
    let order = order.create("ada".to_owned(), 7)?;
    assert_eq!(
        (&*order.customer, order.cents, order.clock.hour()),
        ("ada", 7, 12)
    );
    let by_hand = Order::new(String::new(), 8, Arc::new(SystemClock));
    assert_eq!(by_hand.cents, 8);
    let assisted = container.resolve::<AssistedFactory<SystemClock>>()?;
    let assisted = assisted.create(3)?;
    assert_eq!((assisted.0, assisted.1.hour()), (3, 12));
    let arguments = container
        .resolve::<ArgumentsFactory>()?
        .create(1, 1, 1, 1, 1, 1)?;
    assert_eq!(arguments.sum(), 6);
    Ok(())
}
