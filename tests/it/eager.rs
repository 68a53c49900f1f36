//! Eager singletons, and default bindings.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use wirework::{Container, Injectable, Module, ProblemKind, bind, bind_default, component};

use crate::support::{Log, built, refuses};

#[test]
fn warm_up_constructs_the_eager_singletons_in_order() {
    let log = Log::default();
    let note = |name: &'static str| {
        let log = log.clone();
        move || log.write(name)
    };
    let (first, second, third) = (note("first"), note("second"), note("third"));
    let container = built(
        Container::builder()
            .add(
                bind::<u8>()
                    .to(move || {
                        second();
                        8_u8
                    })
                    .eager(),
            )
            .add(bind::<u16>().to(move || {
                third();
                16_u16
            }))
            .add(bind::<u32>().to(move |_: Arc<u64>| 32_u32).eager())
            .add(bind::<u64>().to(move || {
                first();
                64_u64
            })),
    );
    assert!(log.names().is_empty());
    container.warm_up().unwrap();
    assert_eq!(log.names(), ["second", "first"]);
    container.warm_up().unwrap();
    assert_eq!(log.names().len(), 2);
}

#[test]
fn a_component_may_be_eager() {
    #[derive(Injectable)]
    struct Pool;
    let container = built(Container::builder().add(component::<Pool>().eager()));
    container.warm_up().unwrap();
}

#[test]
fn a_struct_may_be_eager() {
    static MADE: AtomicU32 = AtomicU32::new(0);
    #[derive(Injectable)]
    #[inject(eager, constructor = Self::open)]
    struct Pool;
    impl Pool {
        fn open() -> Self {
            MADE.fetch_add(1, Ordering::Relaxed);
            Pool
        }
    }
    let container = built(Container::builder().add(component::<Pool>()));
    assert_eq!(MADE.load(Ordering::Relaxed), 0);
    container.warm_up().unwrap();
    assert_eq!(MADE.load(Ordering::Relaxed), 1);
}

#[test]
#[allow(clippy::needless_pass_by_value, reason = "constructors take values")]
fn entries_of_a_module_may_be_eager() {
    trait Store: Send + Sync {}
    #[derive(Injectable)]
    #[inject(constructor = Self::open)]
    struct Listed;
    impl Store for Listed {}
    impl Listed {
        fn open(log: Arc<Log>) -> Self {
            log.write("component");
            Listed
        }
    }
    #[derive(Injectable)]
    #[inject(constructor = Self::open, eager)]
    struct Declared;
    impl Declared {
        fn open(log: Arc<Log>) -> Self {
            log.write("declared");
            Declared
        }
    }
    fn late(log: Arc<Log>) -> u16 {
        log.write("late");
        16
    }
    fn early(log: Arc<Log>) -> u8 {
        log.write("factory");
        8
    }
    #[derive(Module)]
    #[module(
        components(Listed as dyn Store: eager, Declared),
        factories(early -> u8: eager, late -> u16),
        exports(dyn Store, u16),
    )]
    struct App {
        log: Log,
    }
    let log = Log::default();
    let container = Container::from_module(App { log: log.clone() }).unwrap();
    assert!(log.names().is_empty());
    container.warm_up().unwrap();
    assert_eq!(log.names(), ["component", "declared", "factory"]);
}

#[test]
fn a_lifetime_of_the_registration_excludes_an_eager_struct() {
    #[derive(Injectable)]
    #[inject(eager)]
    struct Pool;
    let error = refuses(
        Container::builder().add(component::<Pool>().scoped()),
        "
        the wiring has a problem: scoped `Pool` cannot be eager
             bound      `Pool` (@, registered at @)
             help       remove `eager`, or make it a singleton
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Eager);
}

#[test]
fn only_a_singleton_is_eager() {
    let builder = Container::builder().add(bind::<u8>().to(|| 8_u8).eager().transient());
    let error = refuses(
        builder,
        "
        the wiring has a problem: transient `u8` cannot be eager
             bound      `u8` (registered at @)
             help       remove `eager`, or make it a singleton
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Eager);
}

#[test]
fn a_default_is_used_unless_something_else_is_bound() {
    let app = || Container::builder().add(bind_default::<u8>().to_value(1));
    assert_eq!(*built(app()).resolve::<u8>().unwrap(), 1);
    let other = app().add(bind::<u8>().to_value(2));
    assert_eq!(*built(other).resolve::<u8>().unwrap(), 2);
    let keyed = app().add(bind::<u8>().key::<Log>().to_value(2));
    assert_eq!(*built(keyed).resolve::<u8>().unwrap(), 1);
}

#[test]
fn a_component_bound_to_the_trait_takes_the_place_of_a_default() {
    trait Clock: Send + Sync {
        fn hour(&self) -> u8;
    }
    struct Noon;
    impl Clock for Noon {
        fn hour(&self) -> u8 {
            12
        }
    }
    #[derive(Injectable)]
    #[inject(bind(dyn Clock))]
    struct Midnight;
    impl Clock for Midnight {
        fn hour(&self) -> u8 {
            0
        }
    }
    let noon = bind_default::<dyn Clock>().to(|| -> Box<dyn Clock> { Box::new(Noon) });
    let container = built(Container::builder().add(component::<Midnight>()).add(noon));
    assert_eq!(container.resolve::<dyn Clock>().unwrap().hour(), 0);
    assert_eq!(container.get::<Vec<Arc<dyn Clock>>>().unwrap().len(), 1);
}

#[test]
fn the_dependencies_of_an_unused_default_may_be_missing() {
    let default = bind_default::<u8>().to(|missing: Arc<u16>| u8::try_from(*missing).unwrap_or(0));
    let builder = Container::builder()
        .add(default)
        .add(bind::<u8>().to_value(2));
    assert_eq!(*built(builder).resolve::<u8>().unwrap(), 2);
}

#[test]
fn a_default_may_be_replaced() {
    let builder = Container::builder()
        .add(bind_default::<u8>().to_value(1))
        .replace(bind::<u8>().to_value(2));
    assert_eq!(*built(builder).resolve::<u8>().unwrap(), 2);
}

#[test]
fn an_export_of_a_module_takes_the_place_of_a_default() {
    #[derive(Module)]
    #[module(exports(u8))]
    struct Settings {
        value: u8,
    }
    let default = || bind_default::<u8>().to_value(1);
    let before = Container::builder()
        .add(default())
        .install(Settings { value: 2 });
    assert_eq!(*built(before).resolve::<u8>().unwrap(), 2);
    let after = Container::builder()
        .install(Settings { value: 2 })
        .add(default());
    assert_eq!(*built(after).resolve::<u8>().unwrap(), 2);
}

trait Part: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Part), eager)]
struct Shared {
    #[allow(dead_code, reason = "its owners are counted")]
    counter: Arc<Counter>,
}

impl Part for Shared {}

struct Counter;

#[test]
fn an_eager_component_with_a_trait_is_dropped_with_its_container() {
    let counter = Arc::new(Counter);
    let container = built(
        Container::builder()
            .add(bind::<Counter>().to_arc(Arc::clone(&counter)))
            .add(component::<Shared>()),
    );
    for _ in 0..3 {
        container.warm_up().unwrap();
    }
    drop(container);
    assert_eq!(Arc::strong_count(&counter), 1);
}
