//! Scopes: values of a request or a job.

use std::sync::Arc;
use std::thread;

use conformance::containers::{built, failure};
use conformance::events::Count;
use conformance::services::{Serial, Service, is_same, named};
use wirework::{
    Container, ContainerBuilder, Injectable, Keyed, ResolveError, ResolveErrorKind, Scope,
    ScopeFactory, bind, component,
};

struct Red;

struct Request(u32);

#[derive(Injectable)]
#[inject(scoped)]
struct Handler {
    request: Arc<Request>,
    serial: Arc<Serial>,
}

#[derive(Injectable)]
struct Worker {
    scopes: ScopeFactory,
}

impl Worker {
    fn work(&self, request: u32) -> Result<Arc<Handler>, ResolveError> {
        let scope = self.scopes.scope()?.with(Request(request)).open()?;
        scope.resolve()
    }
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(bind::<Request>().to_seed())
        .add(bind::<Serial>().to(Count::default().serials()))
        .add(component::<Handler>())
        .add(component::<Worker>())
}

fn request(container: &Container, number: u32) -> Scope {
    container.scope().with(Request(number)).open().unwrap()
}

fn scoped_serials() -> Container {
    built(Container::builder().add(bind::<Serial>().to(Count::default().serials()).scoped()))
}

#[test]
fn a_scope_shares_the_singletons_of_its_container() {
    let container = built(app());
    let in_scope = request(&container, 1).resolve::<Serial>().unwrap();
    assert!(is_same(&in_scope, &container.resolve::<Serial>().unwrap()));
}

#[test]
fn a_singleton_that_a_scope_needs_first_stays_when_the_scope_ends() {
    let container = built(app());
    let first = request(&container, 1).resolve::<Handler>().unwrap();
    let second = request(&container, 2).resolve::<Handler>().unwrap();
    assert!(is_same(&first.serial, &second.serial));
}

#[test]
fn a_scope_that_is_opened_constructs_nothing() {
    let count = Count::default();
    let container = built(Container::builder().add(bind::<Serial>().to(count.serials()).scoped()));
    drop(container.scope().open().unwrap());
    assert_eq!(count.get(), 0);
}

#[test]
fn an_inner_scope_has_values_of_its_own() {
    let outer = scoped_serials().scope().open().unwrap();
    let inner = outer.scope().open().unwrap();
    assert!(!is_same(
        &outer.resolve::<Serial>().unwrap(),
        &inner.resolve::<Serial>().unwrap()
    ));
}

#[test]
fn an_inner_scope_leaves_the_values_of_the_outer_one() {
    let outer = scoped_serials().scope().open().unwrap();
    let before = outer.resolve::<Serial>().unwrap();
    outer.scope().open().unwrap().resolve::<Serial>().unwrap();
    assert!(is_same(&before, &outer.resolve::<Serial>().unwrap()));
}

#[test]
fn a_clone_of_a_scope_is_the_same_scope() {
    let scope = scoped_serials().scope().open().unwrap();
    let clone = scope.clone();
    assert!(is_same(
        &scope.resolve::<Serial>().unwrap(),
        &clone.resolve::<Serial>().unwrap()
    ));
}

#[test]
fn a_scope_outlives_the_handle_of_its_container() {
    let container = built(app());
    let scope = request(&container, 1);
    drop(container);
    assert_eq!(scope.resolve::<Handler>().unwrap().request.0, 1);
}

#[test]
fn a_scope_may_move_to_another_thread() {
    let scope = request(&built(app()), 1);
    let handler = thread::spawn(move || scope.resolve::<Handler>().unwrap())
        .join()
        .unwrap();
    assert_eq!(handler.request.0, 1);
}

#[test]
fn a_value_of_the_request_is_injected_into_its_handlers() {
    let container = built(app());
    let handlers = [1, 2].map(|number| request(&container, number).resolve::<Handler>().unwrap());
    assert_eq!(handlers.map(|handler| handler.request.0), [1, 2]);
}

#[test]
fn a_value_of_the_request_can_be_resolved_there() {
    assert_eq!(request(&built(app()), 5).resolve::<Request>().unwrap().0, 5);
}

#[test]
fn a_value_of_the_request_is_unknown_outside_of_it() {
    assert_eq!(
        failure(built(app()).resolve::<Request>()),
        ResolveErrorKind::NoScope
    );
}

#[test]
fn a_value_that_the_request_lacks_is_an_error_of_what_needs_it() {
    let scope = built(app()).scope().open().unwrap();
    assert!(scope.resolve::<Serial>().is_ok());
    assert_eq!(
        failure(scope.resolve::<Handler>()),
        ResolveErrorKind::NoSeed
    );
}

#[test]
fn a_value_that_was_not_declared_is_refused() {
    let opened = built(app()).scope().with("surprise").open();
    assert_eq!(failure(opened), ResolveErrorKind::WrongSeed);
}

#[test]
fn a_value_that_is_passed_twice_is_refused() {
    let opened = built(app())
        .scope()
        .with(Request(1))
        .with(Request(2))
        .open();
    assert_eq!(failure(opened), ResolveErrorKind::WrongSeed);
}

#[test]
fn a_value_of_the_request_may_be_behind_a_trait() {
    let container = built(Container::builder().add(bind::<dyn Service>().to_seed()));
    let scope = container.scope().with_arc(named("user")).open().unwrap();
    assert_eq!(scope.resolve::<dyn Service>().unwrap().name(), "user");
}

#[test]
fn a_singleton_registration_cannot_be_changed_by_the_value_of_a_scope() {
    let opened = built(app()).scope().with(Serial(99)).open();
    assert_eq!(failure(opened), ResolveErrorKind::WrongSeed);
}

#[test]
fn an_inner_scope_inherits_the_values_that_were_passed() {
    let outer = request(&built(app()), 3);
    assert_eq!(
        outer
            .scope()
            .open()
            .unwrap()
            .resolve::<Handler>()
            .unwrap()
            .request
            .0,
        3
    );
}

#[test]
fn an_inner_scope_may_have_another_value_than_the_outer_one() {
    let outer = request(&built(app()), 3);
    let inner = outer.scope().with(Request(4)).open().unwrap();
    let numbers = [&outer, &inner].map(|scope| scope.resolve::<Handler>().unwrap().request.0);
    assert_eq!(numbers, [3, 4]);
}

#[test]
fn a_component_opens_a_scope_for_each_job() {
    let container = built(app());
    let worker = container.resolve::<Worker>().unwrap();
    let (one, other) = (worker.work(1).unwrap(), worker.work(2).unwrap());
    assert_eq!([one.request.0, other.request.0], [1, 2]);
}

#[test]
fn a_component_that_opens_scopes_does_not_keep_its_container() {
    let container = built(app());
    let worker = container.resolve::<Worker>().unwrap();
    drop(container);
    assert_eq!(failure(worker.work(1)), ResolveErrorKind::Dropped);
}

#[test]
fn a_component_of_a_scope_opens_scopes_inside_it() {
    let container = built(app().add(bind::<u8>().key::<Red>().to_seed()));
    let scope = container
        .scope()
        .with(Request(6))
        .with_keyed::<Red, u8>(9)
        .open()
        .unwrap();
    let inner = scope
        .get::<ScopeFactory>()
        .unwrap()
        .scope()
        .unwrap()
        .open()
        .unwrap();
    assert_eq!(inner.resolve::<Request>().unwrap().0, 6);
    assert_eq!(**inner.get::<Keyed<Red, Arc<u8>>>().unwrap(), 9);
}

#[test]
fn a_transient_in_a_scope_gets_the_values_of_that_scope() {
    let transient = bind::<u32>()
        .to(|request: Arc<Request>| request.0)
        .transient();
    let container = built(app().add(transient));
    let numbers = [7, 8].map(|number| *request(&container, number).resolve::<u32>().unwrap());
    assert_eq!(numbers, [7, 8]);
}

#[test]
fn a_function_that_is_called_in_a_scope_gets_the_values_of_that_scope() {
    let scope = request(&built(app()), 4);
    assert_eq!(scope.call(|request: Arc<Request>| request.0).unwrap(), 4);
}

#[test]
fn a_singleton_that_a_scope_needed_first_opens_scopes_without_the_values_of_that_scope() {
    let container = built(app());
    let worker = request(&container, 1).resolve::<Worker>().unwrap();
    let scope = worker.scopes.scope().unwrap().open().unwrap();
    assert_eq!(
        failure(scope.resolve::<Request>()),
        ResolveErrorKind::NoSeed
    );
}
