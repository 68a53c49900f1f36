//! Modules: named sets of registrations.

use std::sync::Arc;

use conformance::containers::{built, problems};
use conformance::services::{Named, Serial, Service, is_same, named, names, wrap};
use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Module, ProblemKind, bind};

#[derive(Injectable)]
struct English;

impl Service for English {
    fn name(&self) -> String {
        "english".to_owned()
    }
}

#[derive(Injectable)]
pub(super) struct Greeter {
    pub(super) service: Arc<dyn Service>,
    pub(super) secret: Arc<Named>,
}

fn secret() -> Named {
    Named("of greetings")
}

/// Exports the greeter alone.
#[derive(Module)]
#[module(components(English as dyn Service, Greeter), factories(secret -> Named), exports(Greeter))]
pub(super) struct Greetings;

#[derive(Injectable)]
pub(super) struct Page {
    pub(super) greeter: Arc<Greeter>,
    pub(super) secret: Arc<Named>,
}

fn page_secret() -> Named {
    Named("of the page")
}

#[derive(Module)]
#[module(
    components(Page),
    factories(page_secret -> Named),
    imports(Greetings { Greeter }),
    exports(Page, Greeter)
)]
pub(super) struct Site;

#[test]
fn a_module_is_a_container_of_its_exports() {
    let container = Container::from_module(Greetings).unwrap();
    assert_eq!(
        container.resolve::<Greeter>().unwrap().service.name(),
        "english"
    );
}

#[test]
fn a_builder_installs_a_module_beside_its_own_registrations() {
    let builder = Container::builder()
        .install(Greetings)
        .add(bind::<u8>().to_value(1));
    let container = built(builder);
    assert!(container.resolve::<Greeter>().is_ok() && container.resolve::<u8>().is_ok());
}

#[derive(Module)]
#[module(imports(Greetings { Greeter }), exports(Greeter))]
struct Left;

#[derive(Module)]
#[module(imports(Greetings { Greeter }), exports(Greeter))]
struct Right;

#[test]
fn a_module_that_arrives_on_two_ways_is_installed_once() {
    let container = built(Container::builder().install(Left).install(Right));
    let greeter = container.resolve::<Greeter>().unwrap();
    assert_eq!(greeter.service.name(), "english");
}

#[test]
fn a_singleton_of_an_imported_module_is_one_instance_for_all() {
    let container = Container::from_module(Site).unwrap();
    let page = container.resolve::<Page>().unwrap();
    assert!(is_same(
        &page.greeter,
        &container.resolve::<Greeter>().unwrap()
    ));
}

#[derive(Module)]
#[module(exports(Serial))]
struct Configured {
    number: Serial,
}

#[test]
fn a_module_takes_values_from_the_program() {
    let container = Container::from_module(Configured { number: Serial(8) }).unwrap();
    assert_eq!(container.resolve::<Serial>().unwrap().0, 8);
}

#[derive(Injectable)]
struct Needy {
    service: Arc<dyn Service>,
}

#[derive(Module)]
#[module(components(Needy), requires(dyn Service), exports(Needy))]
struct Library;

#[test]
fn a_module_gets_what_it_requires_from_the_application() {
    let builder = Container::builder().install(Library);
    let container = built(builder.add(bind::<dyn Service>().to_arc(named("application"))));
    assert_eq!(
        container.resolve::<Needy>().unwrap().service.name(),
        "application"
    );
}

#[test]
fn a_module_that_does_not_get_what_it_requires_is_a_problem() {
    assert_eq!(
        problems(Container::builder().install(Library)),
        [ProblemKind::Missing]
    );
}

#[test]
fn two_modules_that_export_one_type_are_a_problem() {
    let builder = Container::builder().install(Configured { number: Serial(1) });
    let again = bind::<Serial>().to_value(Serial(2));
    assert_eq!(problems(builder.add(again)), [ProblemKind::Duplicate]);
}

fn shout(inner: Arc<dyn Service>) -> Arc<dyn Service> {
    wrap("shout")(inner)
}

#[derive(Module)]
#[module(components(English as dyn Service), decorators(shout -> dyn Service), exports(dyn Service))]
pub(super) struct Loud;

#[test]
fn a_module_decorates_its_own_service() {
    let container = Container::from_module(Loud).unwrap();
    assert_eq!(
        container.resolve::<dyn Service>().unwrap().name(),
        "shout(english)"
    );
}

fn first() -> Arc<dyn Service> {
    named("first")
}

fn second() -> Arc<dyn Service> {
    named("second")
}

#[derive(Module)]
#[module(factories(first -> dyn Service), collections(dyn Service), exports(dyn Service))]
struct Plugins;

#[derive(Module)]
#[module(
    factories(second -> dyn Service),
    imports(Plugins { dyn Service }),
    collections(dyn Service),
    exports(dyn Service)
)]
struct MorePlugins;

#[test]
fn modules_contribute_to_one_collection() {
    let container = Container::from_module(MorePlugins).unwrap();
    let plugins = container.get::<Vec<Arc<dyn Service>>>().unwrap();
    assert_eq!(names(&plugins), ["second", "first"]);
}

#[derive(Module)]
#[module(components(Page), factories(page_secret -> Named), imports(Greetings { Greeter }), exports(Page))]
struct OfParts {
    greetings: Greetings,
}

#[test]
fn a_module_may_be_a_part_of_another() {
    let container = Container::from_module(OfParts {
        greetings: Greetings,
    })
    .unwrap();
    assert_eq!(
        container.resolve::<Page>().unwrap().greeter.service.name(),
        "english"
    );
}

#[test]
fn an_environment_replaces_an_export_of_a_module() {
    let fake = bind::<dyn Service>().to_arc(named("fake"));
    let container = Container::from_module_with(Loud, |builder| builder.replace(fake)).unwrap();
    assert_eq!(
        container.resolve::<dyn Service>().unwrap().name(),
        "shout(fake)"
    );
}

#[test]
fn a_test_replaces_a_private_service_of_a_module() {
    let mut graph = TestGraph::of(Site);
    graph.within::<Greetings>().replace_value(Named("double"));
    assert_eq!(graph.resolve::<Page>().greeter.secret.0, "double");
}

#[derive(Module)]
#[module(components(English as dyn Service, English2 as dyn Service), collections(dyn Service))]
struct Both;

#[derive(Injectable)]
struct English2;

impl Service for English2 {
    fn name(&self) -> String {
        "british".to_owned()
    }
}

#[test]
fn a_module_without_a_list_of_exports_exports_all_that_it_binds() {
    let container = Container::from_module(Both).unwrap();
    assert!(container.resolve::<English2>().is_ok());
    assert_eq!(
        names(&container.get::<Vec<_>>().unwrap()),
        ["english", "british"]
    );
}

#[test]
fn a_container_of_a_module_serves_where_a_plain_one_is_expected() {
    let plain: Container = Container::from_module(Loud).unwrap().into();
    assert_eq!(
        plain.resolve::<dyn Service>().unwrap().name(),
        "shout(english)"
    );
}
