//! Structs in functions, in nested modules, and with private types.

use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

mod outer {
    use wirework::Injectable;

    pub(super) trait Service: Send + Sync {
        fn number(&self) -> u8;
    }

    mod hidden {
        pub(in super::super) struct Private(pub(super) u8);

        impl Private {
            pub(in super::super) fn new(number: u8) -> Self {
                Self(number)
            }
        }
    }

    pub(super) use hidden::Private;

    pub(super) mod inner {
        use std::sync::Arc;

        use super::{Private, Service};

        struct Key;

        #[derive(super::Injectable)]
        #[inject(external, bind(dyn Service), new)]
        pub(in super::super) struct Component {
            private: Arc<Private>,
            #[inject(key = Key)]
            other: Option<Arc<Private>>,
        }

        impl Service for Component {
            fn number(&self) -> u8 {
                let other = self.other.as_ref().map_or(0, |other| other.0);
                self.private.0 + other
            }
        }

        #[derive(super::Injectable)]
        pub(in super::super) struct Order {
            #[inject(arg)]
            pub(in super::super) number: u8,
            pub(super) private: Arc<Private>,
        }

        impl Order {
            pub(in super::super) fn sum(&self) -> u8 {
                self.number + self.private.0
            }
        }
    }
}

#[test]
fn what_is_private_stays_so() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::builder()
        .add(bind::<outer::Private>().to_value(outer::Private::new(3)))
        .add(component::<outer::inner::Component>())
        .add(component::<outer::inner::OrderFactory>())
        .build()?;
    assert_eq!(container.resolve::<dyn outer::Service>()?.number(), 3);
    let order = container
        .resolve::<outer::inner::OrderFactory>()?
        .create(4)?;
    assert_eq!((order.number, order.sum()), (4, 7));
    Ok(())
}

#[test]
fn a_function_may_have_components_of_its_own() -> Result<(), Box<dyn std::error::Error>> {
    trait Clock: Send + Sync {
        fn hour(&self) -> u8;
    }

    #[derive(Injectable)]
    #[inject(external, bind(dyn Clock))]
    struct Noon;

    impl Clock for Noon {
        fn hour(&self) -> u8 {
            12
        }
    }

    #[derive(Injectable)]
    struct Greeting<const N: usize, T: ?Sized + Send + Sync + 'static = dyn Clock> {
        #[inject(arg)]
        name: String,
        clock: Arc<T>,
    }

    impl<const N: usize> Greeting<N> {
        fn text(&self) -> String {
            format!("{} at {} for the {N}th time", self.name, self.clock.hour())
        }
    }

    let greet = || -> Result<String, Box<dyn std::error::Error>> {
        #[derive(Injectable)]
        struct InClosure(Arc<Noon>);

        let container = Container::builder()
            .add(component::<Noon>())
            .add(component::<InClosure>())
            .add(component::<GreetingFactory<7>>())
            .build()?;
        assert_eq!(container.resolve::<InClosure>()?.0.hour(), 12);
        let greetings = container.resolve::<GreetingFactory<7>>()?;
        Ok(greetings.create("Ada".into())?.text())
    };
    assert_eq!(greet()?, "Ada at 12 for the 7th time");
    Ok(())
}
