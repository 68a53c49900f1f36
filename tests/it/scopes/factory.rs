//! `ScopeFactory`: a component that opens scopes.

use std::sync::Arc;

use wirework::{
    Container, ContainerBuilder, Injectable, Module, ResolveError, ResolveErrorKind, ScopeFactory,
    bind, component,
};

use crate::support::{built, reads, within};

struct Session;
struct Job(u32);

#[derive(Injectable)]
#[inject(scoped)]
struct Handler {
    job: Arc<Job>,
}

#[derive(Injectable)]
struct Worker {
    scopes: ScopeFactory,
}

impl Worker {
    fn handle(&self, job: u32) -> Result<u32, ResolveError> {
        let scope = self.scopes.scope()?.with(Job(job)).open()?;
        Ok(scope.resolve::<Handler>()?.job.0)
    }
}

fn queue() -> ContainerBuilder {
    Container::builder()
        .add(bind::<Job>().to_seed())
        .add(component::<Handler>())
        .add(component::<Worker>())
}

#[test]
fn each_job_has_its_own_scope() {
    let container = built(queue());
    let worker = container.resolve::<Worker>().unwrap();
    assert_eq!(worker.handle(1).unwrap(), 1);
    assert_eq!(worker.handle(2).unwrap(), 2);
}

#[test]
fn it_does_not_keep_its_container() {
    let container = built(queue());
    let worker = container.resolve::<Worker>().unwrap();
    drop(container);
    let error = worker.handle(1).unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Dropped);
    reads(
        &error,
        "
        no scope can be opened: its container was dropped
             help       keep the `Container` or the `Scope` alive while it is in use
    ",
    );
}

#[test]
fn an_open_scope_keeps_the_container() {
    let container = built(queue());
    let worker = container.resolve::<Worker>().unwrap();
    let scope = worker.scopes.scope().unwrap().with(Job(3)).open().unwrap();
    drop(container);
    assert_eq!(scope.resolve::<Handler>().unwrap().job.0, 3);
}

#[test]
fn in_a_scoped_component_it_opens_scopes_inside_the_scope() {
    struct Opens(ScopeFactory);
    let container = built(
        queue()
            .add(bind::<Opens>().to(Opens).scoped())
            .add(bind::<String>().to(String::new).scoped_in::<Session>()),
    );
    let session = container.scope_of::<Session>().open().unwrap();
    let opens = session.resolve::<Opens>().unwrap();
    let request = opens.0.scope().unwrap().open().unwrap();
    assert!(Arc::ptr_eq(
        &request.resolve::<String>().unwrap(),
        &session.resolve::<String>().unwrap()
    ));
}

#[test]
fn it_opens_scopes_of_a_level() {
    let container = built(queue().add(bind::<u8>().to(|| 8_u8).scoped_in::<Session>()));
    let scopes = container.get::<ScopeFactory>().unwrap();
    let session = scopes.scope_of::<Session>().unwrap().open().unwrap();
    assert_eq!(*session.resolve::<u8>().unwrap(), 8);
}

#[test]
fn a_constructor_that_resolves_itself_from_such_a_scope_gets_a_cycle() {
    let tower = |scopes: ScopeFactory| {
        let scope = scopes.scope()?.open()?;
        scope.resolve::<u8>().map(|n| u16::from(*n))
    };
    let container = built(
        Container::builder()
            .add(bind::<u16>().to(tower))
            .add(bind::<u8>().to(|_: Arc<u16>| 8_u8)),
    );
    let error = within(move || container.resolve::<u16>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}

#[test]
fn a_component_of_a_module_has_it_too() {
    #[derive(Module)]
    #[module(components(Worker, Handler), seeds(Job), exports(Worker, Handler, Job))]
    struct Queue;
    let container = Container::from_module(Queue).unwrap();
    assert_eq!(container.resolve::<Worker>().unwrap().handle(4).unwrap(), 4);
}
