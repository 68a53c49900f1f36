//! A framework on top of wirework, which it imports as `di` and re-exports.

#![deny(warnings)]

/// The re-exports for users of the framework.
pub mod inject {
    pub use di::*;
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::sync::Arc;

    use di::{bind, component, Container, Injectable, Keyed};

    struct Primary;

    trait Service: Send + Sync {
        fn number(&self) -> u8;
    }

    #[derive(di::Injectable)]
    #[inject(crate = di, external, bind(dyn Service), key = Primary, new)]
    struct ByName {
        #[inject(clone)]
        number: Number,
        #[inject(key = Primary, default = Arc::new(Number(1)))]
        other: Arc<Number>,
        #[inject(skip)]
        r#async: u8,
    }

    #[derive(Clone)]
    struct Number(u8);

    impl Service for ByName {
        fn number(&self) -> u8 {
            self.number.0 + self.other.0 + self.r#async
        }
    }

    #[derive(Injectable)]
    #[inject(crate = ::di, constructor = Self::make)]
    struct ByPath(u8);

    impl ByPath {
        fn make(number: Arc<Number>) -> Result<Self, Box<dyn Error + Send + Sync>> {
            Ok(Self(number.0))
        }
    }

    #[derive(crate::inject::Injectable)]
    #[inject(crate = crate::inject)]
    struct Reexported<T: Send + Sync + 'static> {
        #[inject(arg)]
        dynamic: u8,
        part: Arc<T>,
    }

    #[di::mockable(crate = di)]
    trait Clock: std::fmt::Debug + Send + Sync {
        fn now(&self) -> u8;
    }

    #[derive(Debug, Default)]
    struct MockClock(u8);

    impl Clock for MockClock {
        fn now(&self) -> u8 {
            self.0
        }
    }

    #[crate::inject::test(crate = crate::inject)]
    fn the_option_tells_the_test_kit_too() {
        let clock = di::testing::Mock::<dyn Clock>::new();
        let injected = clock.double();
        clock.mock().0 = 7;
        assert_eq!(injected.now(), 7);
    }

    #[derive(Injectable)]
    #[inject(crate = crate::inject)]
    struct Timer {
        clock: Arc<dyn Clock>,
        clocks: Vec<Arc<dyn Clock>>,
    }

    #[test]
    fn the_option_tells_beds_too() {
        let mut t = Timer::bed();
        t.clock.mock().0 = 7;
        t.with_clocks(MockClock(8));
        let timer = t.build();
        assert_eq!((timer.clock.now(), timer.clocks[0].now()), (7, 8));
    }

    #[derive(di::Module)]
    #[module(crate = di, components(Timer: transient), collections(dyn Clock), exports(Timer))]
    struct Timers {
        clock: Arc<dyn Clock>,
    }

    #[derive(crate::inject::Module)]
    #[module(crate = crate::inject, imports(Timers { Timer }), exports(Timer))]
    struct Reexporting {
        timers: Timers,
    }

    #[test]
    fn the_option_tells_modules_too() -> Result<(), Box<dyn Error>> {
        let clock: Arc<dyn Clock> = Arc::new(MockClock(9));
        let timers = Timers { clock };
        let container = Container::from_module(Reexporting { timers })?;
        assert_eq!(container.resolve::<Timer>()?.clock.now(), 9);
        Ok(())
    }

    #[derive(Injectable)]
    #[inject(crate = crate::inject, start = Self::open, stop = Self::close)]
    struct Socket;

    impl Socket {
        async fn open(&self) {}
        async fn close(&self) {}
    }

    #[test]
    fn the_option_tells_hooks_too() {
        let builder = Container::builder().add(component::<Socket>());
        assert!(builder.build().is_err());
    }

    #[test]
    fn the_option_tells_where_the_crate_is() -> Result<(), Box<dyn Error>> {
        let container = Container::builder()
            .add(bind::<Number>().to_value(Number(2)))
            .add(component::<ByName>())
            .add(component::<ByPath>())
            .add(component::<ReexportedFactory<Number>>())
            .build()?;
        let service = container.get::<Keyed<Primary, Arc<dyn Service>>>()?;
        assert_eq!(service.number(), 3);
        assert_eq!(container.resolve::<ByPath>()?.0, 2);
        let reexported = container
            .resolve::<ReexportedFactory<Number>>()?
            .create(4)?;
        assert_eq!((reexported.dynamic, reexported.part.0), (4, 2));
        assert_eq!(ByName::new(Number(5), Arc::new(Number(6))).number(), 11);
        Ok(())
    }
}
