//! Eager singletons, and default bindings.

use std::sync::Arc;

use wirework::{
    Container, Injectable, Module, ProblemKind, ResolveErrorKind, bind, bind_default, component,
};

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
fn warm_up_reports_all_failures() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| "a".parse::<u8>()).eager())
            .add(bind::<u16>().to(|| "16".parse::<u16>()).eager())
            .add(bind::<u32>().to(|| "b".parse::<u32>()).eager()),
    );
    let error = container.warm_up().unwrap_err();
    let kinds: Vec<_> = error
        .errors()
        .iter()
        .map(wirework::ResolveError::kind)
        .collect();
    assert_eq!(kinds, [ResolveErrorKind::Constructor; 2]);
    let text = error.to_string();
    assert!(
        text.starts_with("2 eager singletons failed\n\n1. the constructor of `u8`"),
        "{text}"
    );
    assert!(container.resolve::<u16>().is_ok());
}

#[test]
fn a_component_may_be_eager() {
    #[derive(Injectable)]
    struct Pool;
    let container = built(Container::builder().add(component::<Pool>().eager()));
    container.warm_up().unwrap();
}

#[test]
fn only_a_singleton_is_eager() {
    let builder = Container::builder().add(bind::<u8>().to(|| 8_u8).eager().transient());
    let error = refuses(
        builder,
        "
        the wiring has a problem: transient `u8` cannot be eager
             bound      `u8` (registered at @)
             help       remove `.eager()`, or make it a singleton
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
