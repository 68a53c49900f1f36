//! Resolution: constructor injection, and what the caller of a container gets.

use std::rc::Rc;
use std::sync::Arc;

use conformance::containers::{built, failure};
use conformance::events::Count;
use conformance::services::{Named, Serial, Service, is_same};
use wirework::{Container, ContainerBuilder, Injectable, ResolveErrorKind, bind, component};

#[derive(Injectable)]
#[inject(bind(dyn Service, dyn Numbered))]
pub(super) struct Root {
    pub(super) number: Arc<Serial>,
}

pub(super) trait Numbered: Send + Sync {
    fn number(&self) -> usize;
}

impl Service for Root {
    fn name(&self) -> String {
        format!("root {}", self.number.0)
    }
}

impl Numbered for Root {
    fn number(&self) -> usize {
        self.number.0
    }
}

#[derive(Injectable)]
pub(super) struct Left {
    pub(super) root: Arc<Root>,
}

#[derive(Injectable)]
pub(super) struct Right {
    pub(super) root: Arc<Root>,
}

#[derive(Injectable)]
pub(super) struct Top {
    pub(super) left: Arc<Left>,
    pub(super) right: Arc<Right>,
}

pub(super) fn diamond() -> ContainerBuilder {
    Container::builder()
        .add(bind::<Serial>().to(Count::default().serials()))
        .add(component::<Root>())
        .add(component::<Left>())
        .add(component::<Right>())
        .add(component::<Top>())
}

#[test]
fn dependencies_are_injected_by_their_types() {
    let top = built(diamond()).resolve::<Top>().unwrap();
    assert_eq!((top.left.root.number.0, top.right.root.number.0), (1, 1));
}

#[test]
fn several_traits_of_one_implementation_lead_to_one_instance() {
    let container = built(diamond());
    let service = container.resolve::<dyn Service>().unwrap();
    let numbered = container.resolve::<dyn Numbered>().unwrap();
    assert!(is_same(&service, &numbered));
    assert_eq!((&*service.name(), numbered.number()), ("root 1", 1));
}

#[test]
fn an_unknown_service_is_an_error_and_no_panic() {
    assert_eq!(
        failure(built(diamond()).resolve::<Named>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn a_reference_leads_to_the_instance_that_is_shared() {
    let container = built(diamond());
    let shared = container.resolve::<Root>().unwrap();
    assert!(std::ptr::eq(
        container.resolve_ref::<Root>().unwrap(),
        &raw const *shared
    ));
}

#[test]
fn a_reference_to_a_transient_is_an_error() {
    let container = built(Container::builder().add(bind::<Serial>().to(|| Serial(1)).transient()));
    assert_eq!(
        failure(container.resolve_ref::<Serial>()),
        ResolveErrorKind::NotSingleton
    );
}

#[test]
fn a_function_is_called_with_injected_arguments() {
    let sum = |number: Arc<Serial>, root: Arc<Root>| number.0 + root.number.0;
    assert_eq!(built(diamond()).call(sum).unwrap(), 2);
}

#[test]
fn a_function_is_not_called_if_an_argument_is_missing() {
    let mut is_called = false;
    let call = built(diamond()).call(|_: Arc<Serial>, _: Arc<Named>| is_called = true);
    assert_eq!(failure(call), ResolveErrorKind::Missing);
    assert!(!is_called);
}

#[test]
fn the_result_of_an_injected_function_may_stay_on_its_thread() {
    let shared = built(diamond())
        .call(|number: Arc<Serial>| Rc::new(number.0))
        .unwrap();
    assert_eq!(*shared, 1);
}

#[test]
fn a_component_that_is_not_registered_can_be_constructed_from_registered_services() {
    #[derive(Injectable)]
    struct Command {
        root: Arc<Root>,
    }
    let container = built(diamond());
    let command = container.construct::<Command>().unwrap();
    assert!(is_same(
        &command.root,
        &container.resolve::<Root>().unwrap()
    ));
    assert_eq!(
        failure(container.resolve::<Command>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn a_constructed_component_is_another_one_than_the_registered_singleton() {
    let container = built(diamond());
    let left = Arc::new(container.construct::<Left>().unwrap());
    assert!(!is_same(&left, &container.resolve::<Left>().unwrap()));
}

#[test]
fn a_clone_of_a_container_resolves_the_same_singletons() {
    let container = built(diamond());
    let clone = container.clone();
    assert!(is_same(
        &container.resolve::<Top>().unwrap(),
        &clone.resolve::<Top>().unwrap()
    ));
}

#[test]
fn several_services_are_resolved_in_one_step() {
    let (left, right) = built(diamond()).get::<(Arc<Left>, Arc<Right>)>().unwrap();
    assert!(is_same(&left.root, &right.root));
}
