//! A binding that arrives in a module on two ways, of which one or both decorate it.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirework::{Container, Injectable, Module, ProblemKind};

use crate::support::reads;

trait Hook: Send + Sync {
    fn name(&self) -> String;
}

macro_rules! hooks {
    ($($hook:ident)*) => {$(
        #[derive(Injectable)]
        struct $hook;

        impl Hook for $hook {
            fn name(&self) -> String {
                stringify!($hook).into()
            }
        }
    )*};
}

hooks! { First Second Third }

struct Around(&'static str, Arc<dyn Hook>);
impl Hook for Around {
    fn name(&self) -> String {
        format!("{}({})", self.0, self.1.name())
    }
}

fn logged(inner: Arc<dyn Hook>) -> Arc<dyn Hook> {
    Arc::new(Around("logged", inner))
}

fn timed(inner: Arc<dyn Hook>) -> Arc<dyn Hook> {
    Arc::new(Around("timed", inner))
}

#[derive(Injectable)]
struct Hooks {
    all: Vec<Arc<dyn Hook>>,
}

impl Hooks {
    fn names(&self) -> Vec<String> {
        self.all.iter().map(|hook| hook.name()).collect()
    }
}

#[derive(Module)]
#[module(components(First as dyn Hook), collections(dyn Hook), exports(dyn Hook))]
struct Plain;

#[derive(Module)]
#[module(
    components(Second as dyn Hook),
    imports(Plain { dyn Hook }),
    collections(dyn Hook),
    decorators(logged -> dyn Hook),
    exports(dyn Hook)
)]
struct Logged;

#[derive(Module)]
#[module(
    components(Third as dyn Hook),
    imports(Plain { dyn Hook }),
    collections(dyn Hook),
    decorators(timed -> dyn Hook),
    exports(dyn Hook)
)]
struct Timed;

#[test]
fn the_member_is_the_decorated_one() {
    #[derive(Module)]
    #[module(
        components(Hooks),
        imports(Plain { dyn Hook }, Logged { dyn Hook }),
        collections(dyn Hook),
        exports(Hooks)
    )]
    struct App;
    let hooks = Container::from_module(App)
        .unwrap()
        .resolve::<Hooks>()
        .unwrap();
    assert_eq!(hooks.names(), ["logged(First)", "logged(Second)"]);
}

#[test]
fn the_order_of_the_imports_does_not_decide_which_is_the_member() {
    #[derive(Module)]
    #[module(
        components(Hooks),
        imports(Logged { dyn Hook }, Plain { dyn Hook }),
        collections(dyn Hook),
        exports(Hooks)
    )]
    struct App;
    let hooks = Container::from_module(App)
        .unwrap()
        .resolve::<Hooks>()
        .unwrap();
    let mut names = hooks.names();
    names.sort();
    assert_eq!(names, ["logged(First)", "logged(Second)"]);
}

#[test]
fn a_decorator_of_the_importing_module_wraps_the_member_once() {
    #[derive(Module)]
    #[module(
        components(Hooks, Third as dyn Hook),
        imports(Plain { dyn Hook }, Logged { dyn Hook }),
        collections(dyn Hook),
        decorators(timed -> dyn Hook),
        exports(Hooks)
    )]
    struct App;
    let hooks = Container::from_module(App)
        .unwrap()
        .resolve::<Hooks>()
        .unwrap();
    let names = [
        "timed(Third)",
        "timed(logged(First))",
        "timed(logged(Second))",
    ];
    assert_eq!(hooks.names(), names);
}

#[test]
fn the_exporting_module_keeps_its_own_member() {
    #[derive(Module)]
    #[module(components(Hooks, First as dyn Hook), collections(dyn Hook), exports(Hooks, dyn Hook))]
    struct Below;
    #[derive(Module)]
    #[module(
        components(Second as dyn Hook),
        imports(Below { dyn Hook }),
        collections(dyn Hook),
        decorators(logged -> dyn Hook),
        exports(dyn Hook)
    )]
    struct Between;
    #[derive(Module)]
    #[module(
        imports(Below { Hooks, dyn Hook }, Between { dyn Hook }),
        collections(dyn Hook),
        exports(Hooks, dyn Hook)
    )]
    struct App;
    let container = Container::from_module(App).unwrap();
    assert_eq!(container.resolve::<Hooks>().unwrap().names(), ["First"]);
}

#[test]
fn an_entry_is_the_decorated_one() {
    #[derive(Injectable)]
    struct ByName {
        hooks: BTreeMap<&'static str, Arc<dyn Hook>>,
    }
    #[derive(Module)]
    #[module(
        components(First as dyn Hook: entry = "first"),
        collections(dyn Hook),
        exports(dyn Hook)
    )]
    struct Entries;
    #[derive(Module)]
    #[module(
        components(Second as dyn Hook: entry = "second"),
        imports(Entries { dyn Hook }),
        collections(dyn Hook),
        decorators(logged -> dyn Hook),
        exports(dyn Hook)
    )]
    struct Between;
    #[derive(Module)]
    #[module(
        components(ByName),
        imports(Entries { dyn Hook }, Between { dyn Hook }),
        collections(dyn Hook),
        exports(ByName)
    )]
    struct App;
    let by_name = Container::from_module(App)
        .unwrap()
        .resolve::<ByName>()
        .unwrap();
    assert_eq!(by_name.hooks["first"].name(), "logged(First)");
}

#[test]
fn the_root_gets_the_decorated_one() {
    let builder = Container::builder().install(Plain).install(Timed);
    let hooks = builder
        .build()
        .unwrap()
        .get::<Vec<Arc<dyn Hook>>>()
        .unwrap();
    let names: Vec<String> = hooks.iter().map(|hook| hook.name()).collect();
    assert_eq!(names, ["timed(First)", "timed(Third)"]);
}

#[derive(Module)]
#[module(
    components(Hooks),
    imports(Logged { dyn Hook }, Timed { dyn Hook }),
    collections(dyn Hook),
    exports(Hooks)
)]
struct Undecided;

#[test]
fn two_ways_with_a_decorator_each_are_an_error() {
    let error = Container::from_module(Undecided).unwrap_err();
    reads(
        &error,
        "
        the wiring has a problem: module `Undecided` gets one binding of `dyn Hook` with two decorators
             binding    component `First` (@, registered at @)
             with       the decorator of `dyn Hook` (registered at @)
                        the decorator of `dyn Hook` (registered at @)
             help       decorate the key once, in the module that binds it
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Duplicate);
}

#[test]
fn two_decorators_of_several_members_are_one_error() {
    hooks! { Fourth Fifth }

    #[derive(Module)]
    #[module(
        components(First as dyn Hook, Second as dyn Hook),
        collections(dyn Hook),
        exports(dyn Hook)
    )]
    struct Two;

    #[derive(Module)]
    #[module(
        components(Fourth as dyn Hook),
        imports(Two { dyn Hook }),
        collections(dyn Hook),
        decorators(logged -> dyn Hook),
        exports(dyn Hook)
    )]
    struct LoggedTwo;

    #[derive(Module)]
    #[module(
        components(Fifth as dyn Hook),
        imports(Two { dyn Hook }),
        collections(dyn Hook),
        decorators(timed -> dyn Hook),
        exports(dyn Hook)
    )]
    struct TimedTwo;

    #[derive(Module)]
    #[module(
        components(Hooks),
        imports(LoggedTwo { dyn Hook }, TimedTwo { dyn Hook }),
        collections(dyn Hook),
        exports(Hooks)
    )]
    struct App;
    reads(
        &Container::from_module(App).unwrap_err(),
        "
        the wiring has a problem: module `App` gets 2 bindings of `dyn Hook` with two decorators
             binding    component `First` (@, registered at @)
                        component `Second` (@, registered at @)
             with       the decorator of `dyn Hook` (registered at @)
                        the decorator of `dyn Hook` (registered at @)
             help       decorate the key once, in the module that binds it
    ",
    );
}
