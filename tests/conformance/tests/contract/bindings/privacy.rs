//! Privacy: what a module keeps to itself.

use std::sync::Arc;

use conformance::containers::{built, problems};
use conformance::services::{Named, Serial, Service, wrap};
use wirework::{Container, ProblemKind, bind, decorate};

use super::modules::{Greeter, Greetings, Loud, Page, Site};

#[test]
fn what_a_module_does_not_export_is_private() {
    let container = built(Container::builder().install(Greetings));
    assert!(container.resolve::<dyn Service>().is_err());
    assert!(container.get::<Option<Arc<Named>>>().unwrap().is_none());
}

#[test]
fn two_modules_may_have_private_services_of_one_type() {
    let page = Container::from_module(Site)
        .unwrap()
        .resolve::<Page>()
        .unwrap();
    assert_eq!(
        [page.secret.0, page.greeter.secret.0],
        ["of the page", "of greetings"]
    );
}

#[test]
fn a_private_service_does_not_satisfy_a_consumer_outside() {
    let builder = Container::builder().install(Greetings);
    let consumer = bind::<Serial>().to(|_: Arc<dyn Service>| Serial(1));
    assert_eq!(problems(builder.add(consumer)), [ProblemKind::Missing]);
}

#[test]
fn a_private_service_does_not_clash_with_one_outside() {
    let builder = Container::builder().install(Greetings);
    let container = built(builder.add(bind::<Named>().to_value(Named("outside"))));
    assert_eq!(container.resolve::<Named>().unwrap().0, "outside");
    assert_eq!(
        container.resolve::<Greeter>().unwrap().secret.0,
        "of greetings"
    );
}

#[test]
fn a_decorator_outside_does_not_change_what_a_module_uses_inside() {
    let builder = Container::builder().install(Greetings).install(Loud);
    let container = built(builder.add(decorate::<dyn Service>().with(wrap("outer"))));
    assert_eq!(
        container.resolve::<dyn Service>().unwrap().name(),
        "outer(shout(english))"
    );
    assert_eq!(
        container.resolve::<Greeter>().unwrap().service.name(),
        "english"
    );
}
