//! Promises of other containers that wirework does not make, and what it does instead.

use std::future::ready;
use std::sync::Arc;

use conformance::containers::{built, failure, problems};
use conformance::events::{Count, Log};
use conformance::services::{Named, Refused, Serial, Service, is_same, named};
use futures_executor::block_on;
use wirework::{
    Binding, Container, Injectable, Keyed, ProblemKind, ResolveErrorKind, bind, bind_default,
    component,
};

struct Red;

#[derive(Injectable)]
struct Plain;

#[test]
fn a_field_that_the_constructor_leaves_empty_stays_empty() {
    struct Settable {
        service: Option<Arc<dyn Service>>,
    }
    let builder = Container::builder()
        .add(bind::<dyn Service>().to_arc(named("registered")))
        .add(bind::<Settable>().to(|| Settable { service: None }));
    assert!(
        built(builder)
            .resolve::<Settable>()
            .unwrap()
            .service
            .is_none()
    );
}

#[test]
fn a_component_that_could_be_constructed_is_not_resolved_without_a_registration() {
    let container = built(Container::builder());
    assert_eq!(
        failure(container.resolve::<Plain>()),
        ResolveErrorKind::Missing
    );
    assert!(container.construct::<Plain>().is_ok());
}

#[test]
fn a_container_does_not_inject_itself() {
    let locator = bind::<Plain>().to(|_: Arc<Container>| Plain);
    assert_eq!(
        problems(Container::builder().add(locator)),
        [ProblemKind::Missing]
    );
}

#[derive(Injectable)]
struct Shop {
    red: Arc<Named>,
    #[inject(key = Red)]
    other: Arc<Named>,
}

#[test]
fn the_name_of_a_dependency_selects_nothing() {
    let builder = Container::builder()
        .add(bind::<Named>().to_value(Named("plain")))
        .add(bind::<Named>().key::<Red>().to_value(Named("keyed")))
        .add(component::<Shop>());
    let shop = built(builder).resolve::<Shop>().unwrap();
    assert_eq!([shop.red.0, shop.other.0], ["plain", "keyed"]);
}

#[test]
fn a_service_that_appears_at_run_time_is_passed_to_a_scope() {
    let plugin = bind::<dyn Service>().to_seed();
    let user = bind::<String>()
        .to(|plugin: Arc<dyn Service>| plugin.name())
        .scoped();
    let container = built(Container::builder().add(plugin).add(user));
    let scope = container.scope().with_arc(named("plugin")).open().unwrap();
    assert_eq!(*scope.resolve::<String>().unwrap(), "plugin");
}

#[test]
fn a_container_is_extended_by_another_one_with_its_values() {
    let parent = built(Container::builder().add(bind::<Serial>().to(Count::default().serials())));
    let shared = parent.resolve::<Serial>().unwrap();
    let builder = Container::builder().add(bind::<Serial>().to_arc(shared.clone()));
    let child = built(builder.add(bind::<usize>().to(|serial: Arc<Serial>| serial.0 + 1)));
    assert_eq!(*child.resolve::<usize>().unwrap(), 2);
    assert!(is_same(&shared, &child.resolve::<Serial>().unwrap()));
}

trait Special: Service {}

impl Special for Named {}

#[test]
fn a_service_of_a_trait_is_not_found_by_the_supertrait() {
    let special = bind::<dyn Special>().to_arc(Arc::new(Named("special")));
    let container = built(Container::builder().add(special));
    assert_eq!(
        container.resolve::<dyn Special>().unwrap().name(),
        "special"
    );
    assert_eq!(
        failure(container.resolve::<dyn Service>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn the_first_of_two_defaults_does_not_win() {
    let default = |name| bind_default::<Named>().to_value(Named(name));
    let builder = Container::builder()
        .add(default("first"))
        .add(default("second"));
    assert_eq!(problems(builder), [ProblemKind::Duplicate]);
}

#[test]
fn a_service_of_one_key_does_not_stand_in_for_all_keys() {
    let builder = Container::builder().add(bind_default::<u8>().to_value(1));
    let consumer = bind::<u16>().to(|number: Keyed<Red, Arc<u8>>| u16::from(**number));
    assert_eq!(problems(builder.add(consumer)), [ProblemKind::Missing]);
}

#[test]
fn a_composite_that_collects_its_own_type_is_a_cycle() {
    let composite = bind::<dyn Service>().to(|parts: Vec<Arc<dyn Service>>| parts[0].clone());
    let builder = Container::builder().add(bind::<dyn Service>().to_arc(named("part")));
    assert_eq!(problems(builder.add(composite)), [ProblemKind::Cycle]);
}

#[test]
fn a_singleton_that_needs_a_request_does_not_become_a_value_of_the_request() {
    let request = || -> Binding { bind::<Serial>().to_seed() };
    let needy = || bind::<usize>().to(|serial: Arc<Serial>| serial.0);
    let bubbles = Container::builder().add(request()).add(needy());
    assert_eq!(problems(bubbles), [ProblemKind::Captive]);
    let container = built(Container::builder().add(request()).add(needy().scoped()));
    let scope = container.scope().with(Serial(4)).open().unwrap();
    assert_eq!(*scope.resolve::<usize>().unwrap(), 4);
}

#[test]
fn a_component_that_was_constructed_and_never_started_is_stopped_too() {
    let log = Log::default();
    let of_hook = log.clone();
    let stop = move |_: Arc<Plain>| {
        of_hook.write("stop");
        ready(())
    };
    let broken = bind::<Named>().on_start(|_: Arc<Named>| ready(Err(Refused)));
    let never_started = bind::<Plain>()
        .to(|_: Arc<Named>| Plain)
        .on_start(|_: Arc<Plain>| ready(()));
    let builder = Container::builder().add(broken.to_value(Named("broken")));
    assert!(block_on(builder.add(never_started.on_stop(stop)).start()).is_err());
    assert_eq!(log.events(), ["stop"]);
}
