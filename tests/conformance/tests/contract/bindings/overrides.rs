//! Overrides: other services for a test or an environment.

use std::panic::catch_unwind;
use std::sync::Arc;

use conformance::containers::{built, problems};
use conformance::events::Count;
use conformance::services::{Serial, Service, named, names, wrap};
use wirework::testing::TestGraph;
use wirework::{
    Container, ContainerBuilder, Injectable, Keyed, ProblemKind, bind, component, decorate,
};

#[derive(Injectable)]
#[inject(bind(dyn Service))]
struct Real;

impl Service for Real {
    fn name(&self) -> String {
        "real".to_owned()
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Service), external)]
struct Remote;

impl Service for Remote {
    fn name(&self) -> String {
        "remote".to_owned()
    }
}

#[derive(Injectable)]
struct Consumer {
    service: Arc<dyn Service>,
}

#[derive(Injectable)]
struct Bystander {
    service: Arc<dyn Service>,
}

struct Red;

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<Real>())
        .add(component::<Consumer>())
        .add(component::<Bystander>())
}

fn fake() -> wirework::Binding {
    bind::<dyn Service>().to_arc(named("fake"))
}

fn consumed(builder: ContainerBuilder) -> String {
    built(builder).resolve::<Consumer>().unwrap().service.name()
}

#[test]
fn an_override_reaches_every_consumer() {
    let container = built(app().replace(fake()));
    assert_eq!(
        container.resolve::<Consumer>().unwrap().service.name(),
        "fake"
    );
    assert_eq!(
        container.resolve::<Bystander>().unwrap().service.name(),
        "fake"
    );
}

#[test]
fn an_override_of_nothing_is_a_problem() {
    assert_eq!(
        problems(Container::builder().replace(fake())),
        [ProblemKind::NoTarget]
    );
}

#[test]
fn an_override_may_come_before_the_registration() {
    let builder = Container::builder()
        .replace(fake())
        .add(component::<Real>());
    assert_eq!(consumed(builder.add(component::<Consumer>())), "fake");
}

#[test]
fn two_overrides_of_one_service_are_a_problem() {
    assert_eq!(
        problems(app().replace(fake()).replace(fake())),
        [ProblemKind::Duplicate]
    );
}

#[test]
fn what_is_overridden_is_never_constructed() {
    let count = Count::default();
    let builder = Container::builder().add(bind::<Serial>().to(count.serials()));
    let container = built(builder.replace(bind::<Serial>().to_value(Serial(9))));
    assert_eq!(
        (container.resolve::<Serial>().unwrap().0, count.get()),
        (9, 0)
    );
}

#[test]
fn an_override_has_a_lifetime_of_its_own() {
    let count = Count::default();
    let builder = Container::builder().add(bind::<Serial>().to_value(Serial(0)));
    let container = built(builder.replace(bind::<Serial>().to(count.serials()).transient()));
    let resolve = || container.resolve::<Serial>().unwrap().0;
    assert_eq!([resolve(), resolve()], [1, 2]);
}

#[test]
fn an_override_has_dependencies_of_its_own() {
    let fake = bind::<dyn Service>().to(|name: Arc<&'static str>| named(*name));
    let builder = app().add(bind::<&'static str>().to_value("injected"));
    assert_eq!(consumed(builder.replace(fake)), "injected");
}

#[test]
fn what_only_the_overridden_service_needs_may_be_missing() {
    let needy = bind::<dyn Service>().to(|name: Arc<&'static str>| named(*name));
    let builder = Container::builder().add(needy).add(component::<Consumer>());
    assert_eq!(consumed(builder.replace(fake())), "fake");
}

#[test]
fn an_override_is_decorated_like_the_service_that_it_replaces() {
    let builder = app().add(decorate::<dyn Service>().with(wrap("outer")));
    assert_eq!(consumed(builder.replace(fake())), "outer(fake)");
}

#[test]
fn an_override_of_one_key_leaves_the_others() {
    let builder = app().add(bind::<dyn Service>().key::<Red>().to_arc(named("red")));
    let fake = bind::<dyn Service>().key::<Red>().to_arc(named("fake red"));
    let container = built(builder.replace(fake));
    let red = container.get::<Keyed<Red, Arc<dyn Service>>>().unwrap();
    let plain = container.resolve::<dyn Service>().unwrap();
    assert_eq!([red.name(), plain.name()], ["fake red", "real"]);
}

#[test]
fn an_override_of_a_collection_replaces_all_of_its_members() {
    let builder = app().add(bind::<dyn Service>().to_arc(named("other")));
    let builder = builder.replace(fake());
    assert_eq!(names(&built(builder).get::<Vec<_>>().unwrap()), ["fake"]);
}

#[test]
fn an_override_of_one_container_does_not_reach_another() {
    let tested = built(app().replace(fake()));
    assert_eq!(consumed(app()), "real");
    assert_eq!(tested.resolve::<Consumer>().unwrap().service.name(), "fake");
}

#[test]
fn an_override_that_would_be_captured_is_a_problem() {
    let scoped = bind::<dyn Service>().to(|| named("scoped")).scoped();
    let kinds = problems(app().replace(scoped));
    assert!(
        kinds.iter().all(|kind| *kind == ProblemKind::Captive),
        "{kinds:?}"
    );
}

#[test]
fn a_test_overrides_one_service_of_the_real_wiring() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Service>(named("double"));
    assert_eq!(graph.resolve::<Consumer>().service.name(), "double");
}

#[test]
fn a_later_override_of_a_test_replaces_an_earlier_one() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Service>(named("usual double"));
    graph.replace::<dyn Service>(named("double of this test"));
    assert_eq!(
        graph.resolve::<Consumer>().service.name(),
        "double of this test"
    );
}

#[test]
fn an_override_that_a_test_does_not_need_fails_the_test() {
    let test = || {
        let mut graph = TestGraph::of(app().add(bind::<Serial>().to_value(Serial(1))));
        graph.replace_value(Serial(2));
        graph.resolve::<Consumer>();
        graph.finish();
    };
    assert!(catch_unwind(test).is_err());
}

#[test]
fn a_test_cannot_reach_a_real_external_service_by_mistake() {
    let builder = || {
        Container::builder()
            .add(component::<Remote>())
            .add(component::<Consumer>())
    };
    assert!(catch_unwind(|| TestGraph::of(builder()).resolve::<Consumer>()).is_err());
    let mut graph = TestGraph::of(builder());
    graph.allow_real::<Remote>();
    assert_eq!(graph.resolve::<Consumer>().service.name(), "remote");
}

#[test]
fn a_test_spies_on_a_real_service() {
    let mut graph = TestGraph::of(app());
    graph.wrap::<dyn Service>(wrap("spy"));
    assert_eq!(graph.resolve::<Consumer>().service.name(), "spy(real)");
}

#[test]
fn a_test_removes_a_service() {
    let count = bind::<usize>().to(|services: Vec<Arc<dyn Service>>| services.len());
    let builder = Container::builder().add(component::<Real>()).add(count);
    let mut graph = TestGraph::of(builder);
    graph.remove::<dyn Service>();
    assert_eq!(*graph.resolve::<usize>(), 0);
}

#[test]
fn a_test_replaces_one_dependency_of_one_component_without_a_container() {
    struct Double;
    impl Service for Double {
        fn name(&self) -> String {
            "double".to_owned()
        }
    }
    let mut bed = Consumer::bed();
    bed.with_service(Double);
    assert_eq!(bed.build().service.name(), "double");
}

#[test]
fn an_override_may_be_a_component() {
    assert_eq!(consumed(app().replace(component::<Remote>())), "remote");
}

#[test]
fn a_value_of_the_request_may_be_overridden_by_a_fixed_one() {
    let builder = Container::builder().add(bind::<Serial>().to_seed());
    let container = built(builder.replace(bind::<Serial>().to_value(Serial(5))));
    assert_eq!(
        container
            .scope()
            .open()
            .unwrap()
            .resolve::<Serial>()
            .unwrap()
            .0,
        5
    );
}
