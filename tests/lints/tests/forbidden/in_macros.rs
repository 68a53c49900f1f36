//! Code that a macro writes. rustc combines the spans of the macro and of the derive in another way there.

use std::fmt::Debug;
use std::sync::Arc;

use wirework::{Container, Injectable, Module};

macro_rules! application {
    ($name:ident { $($field:ident: $kind:ty),* }) => {
        #[wirework::mockable]
        trait Clock: Debug + Send + Sync {
            fn hour(&self) -> u8;
        }

        #[derive(Clone, Copy, Debug, Default)]
        struct MockClock(u8);

        impl Clock for MockClock {
            fn hour(&self) -> u8 {
                self.0
            }
        }

        #[derive(Clone, Copy, Debug, Injectable)]
        #[inject(bind(dyn Clock))]
        struct Wall;

        impl Clock for Wall {
            fn hour(&self) -> u8 {
                12
            }
        }

        #[derive(Clone, Debug, Injectable)]
        struct Generic<T>
        where
            T: Debug + Send + Sync + 'static,
        {
            part: Arc<T>,
        }

        #[derive(Clone, Debug, Injectable)]
        pub(crate) struct Order {
            #[inject(arg)]
            number: u8,
            part: Arc<Generic<Wall>>,
        }

        #[derive(Clone, Debug, Injectable)]
        #[inject(new)]
        struct $name {
            clock: Arc<dyn Clock>,
            _clocks: Vec<Arc<dyn Clock>>,
            number_: Arc<u8>,
            #[inject(value = 3)]
            retries: u8,
            $($field: $kind),*
        }

        #[derive(Debug, Module)]
        #[module(
            components(Wall as dyn Clock, Generic<Wall>, OrderFactory, $name),
            collections(dyn Clock),
            exports($name),
        )]
        pub(crate) struct Application {
            number: u8,
        }

        #[wirework::test]
        fn a_module_of_a_macro_is_without_a_lint() -> Result<(), Box<dyn std::error::Error>> {
            let container = Container::from_module(Application { number: 7 })?;
            let component = container.resolve::<$name>()?;
            let sum = component.clock.hour() + *component.number_ + component.retries;
            assert_eq!(sum, 22);
            let order = component.orders.create(4)?;
            assert_eq!(order.number + order.part.part.hour(), 16);
            Ok(())
        }
    };
}

application!(Shop { orders: Arc<OrderFactory> });
