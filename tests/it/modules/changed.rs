//! A function changes the builder of a module's container: replacements and decorators of exported keys.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, Module, bind, decorate};

trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}

struct At(u8);
impl Clock for At {
    fn hour(&self) -> u8 {
        self.0
    }
}

fn at_seven() -> Arc<dyn Clock> {
    Arc::new(At(7))
}

/// Is two hours ahead of another clock.
struct Ahead(Arc<dyn Clock>);
impl Clock for Ahead {
    fn hour(&self) -> u8 {
        self.0.hour() + 2
    }
}

fn ahead(clock: Arc<dyn Clock>) -> Arc<dyn Clock> {
    Arc::new(Ahead(clock))
}

#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {
    fn hour(&self) -> u8 {
        12
    }
}

#[derive(Injectable)]
struct Report {
    clock: Arc<dyn Clock>,
    system: Arc<SystemClock>,
}

fn replaced(builder: ContainerBuilder) -> ContainerBuilder {
    builder.replace(bind::<dyn Clock>().to(at_seven))
}

fn decorated(builder: ContainerBuilder) -> ContainerBuilder {
    builder.add(decorate::<dyn Clock>().with(ahead))
}

#[test]
fn a_replaced_component_stays_if_its_module_needs_it() {
    #[derive(Module)]
    #[module(components(SystemClock as dyn Clock, Report), exports(Report, dyn Clock))]
    struct App;
    let app = Container::from_module_with(App, replaced).unwrap();
    let report = app.resolve::<Report>().unwrap();
    assert_eq!((report.clock.hour(), report.system.hour()), (7, 12));
}

#[test]
fn a_replaced_component_stays_if_its_module_exports_it() {
    #[derive(Module)]
    #[module(components(SystemClock as dyn Clock), exports(SystemClock, dyn Clock))]
    struct App;
    let app = Container::from_module_with(App, replaced).unwrap();
    assert_eq!(app.resolve::<SystemClock>().unwrap().hour(), 12);
}

#[test]
fn a_replaced_component_stays_if_an_importer_supplies_it_to_a_module_that_requires_it() {
    #[derive(Injectable)]
    struct Watch {
        system: Arc<SystemClock>,
    }
    #[derive(Module)]
    #[module(components(Watch), requires(SystemClock), exports(Watch))]
    struct Watches;
    #[derive(Module)]
    #[module(
        components(SystemClock as dyn Clock),
        imports(Watches { Watch }),
        exports(Watch, dyn Clock)
    )]
    struct App;
    let app = Container::from_module_with(App, replaced).unwrap();
    assert_eq!(app.resolve::<Watch>().unwrap().system.hour(), 12);
}

#[test]
fn a_replaced_component_that_is_private_and_not_needed_needs_nothing() {
    #[derive(Injectable)]
    #[inject(constructor = zoned)]
    struct ZonedClock;
    impl Clock for ZonedClock {
        fn hour(&self) -> u8 {
            13
        }
    }
    // rustc does not see the parameter, and nothing provides it.
    fn zoned(_: Arc<u64>) -> ZonedClock {
        ZonedClock
    }
    #[derive(Module)]
    #[module(components(ZonedClock as dyn Clock), exports(dyn Clock))]
    struct App;
    assert!(Container::from_module(App).is_err());
    let app = Container::from_module_with(App, replaced).unwrap();
    assert_eq!(app.resolve::<dyn Clock>().unwrap().hour(), 7);
}

#[derive(Module)]
#[module(components(SystemClock as dyn Clock), exports(dyn Clock))]
struct Clocks;

#[test]
fn resolve_returns_a_decorated_export() {
    let app = Container::from_module_with(Clocks, decorated).unwrap();
    assert_eq!(app.resolve::<dyn Clock>().unwrap().hour(), 14);
}

#[test]
fn resolve_ref_returns_a_decorated_export() {
    let app = Container::from_module_with(Clocks, decorated).unwrap();
    assert_eq!(app.resolve_ref::<dyn Clock>().unwrap().hour(), 14);
}

#[test]
fn get_returns_a_decorated_export() {
    let app = Container::from_module_with(Clocks, decorated).unwrap();
    assert_eq!(app.get::<Arc<dyn Clock>>().unwrap().hour(), 14);
}

#[test]
fn a_scope_returns_a_decorated_export() {
    let app = Container::from_module_with(Clocks, decorated).unwrap();
    let scope = app.scope().open().unwrap();
    assert_eq!(scope.resolve::<dyn Clock>().unwrap().hour(), 14);
}

#[test]
fn a_plain_container_returns_the_same_decorated_export() {
    let app = Container::from_module_with(Clocks, decorated).unwrap();
    let typed = app.resolve::<dyn Clock>().unwrap();
    assert!(Arc::ptr_eq(
        &typed,
        &app.plain().resolve::<dyn Clock>().unwrap()
    ));
}

#[test]
fn an_export_that_an_added_binding_makes_ambiguous_is_an_error() {
    let add = |builder: ContainerBuilder| builder.add(bind::<dyn Clock>().to(at_seven));
    let app = Container::from_module_with(Clocks, add).unwrap();
    let error = app
        .resolve::<dyn Clock>()
        .map(|_| ())
        .unwrap_err()
        .to_string();
    assert!(error.contains("2 bindings provide `dyn Clock`"), "{error}");
}
