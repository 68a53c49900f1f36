//! The component that the error of a start names, and the path to it.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, Injectable, Lazy, bind, component};

use crate::support::{plain, yields};

struct Pool;

struct Service;

/// Returns a binding of a consumer that a start constructs.
fn with_service() -> ContainerBuilder {
    let service = async |_: Arc<Pool>| Service;
    Container::builder().add(bind::<Service>().to_async(service))
}

/// Returns the error of a start, without the places in this file.
fn error_of(builder: ContainerBuilder) -> String {
    let error = block_on(builder.start()).unwrap_err();
    let text = plain(&format!("{error:#}"));
    text.replace(
        " (registered at tests/lifecycle/tests/it/start_errors.rs:_)",
        "",
    )
}

#[test]
fn it_has_the_path_to_an_async_constructor_that_fails() {
    let connect = async || {
        yields(1).await;
        Err::<Pool, _>(io::Error::other("no route to host"))
    };
    let builder = with_service().add(bind::<Pool>().to_async(connect));
    assert_eq!(
        error_of(builder),
        "the constructor of `Pool` failed\n\
        path       Service (parameter 1) -> Pool\n\
        resolved   `Service`\n\
        caused by  no route to host\n"
    );
}

#[test]
fn it_has_the_path_to_an_async_constructor_that_panics() {
    let connect = async || -> Pool {
        yields(1).await;
        panic!("out of luck")
    };
    let builder = with_service().add(bind::<Pool>().to_async(connect));
    assert_eq!(
        error_of(builder),
        "the construction of `Pool` panicked: out of luck\n\
        path       Service (parameter 1) -> Pool\n\
        resolved   `Service`\n"
    );
}

fn unlucky() -> Pool {
    panic!("out of luck")
}

#[test]
fn it_names_the_ordinary_constructor_that_panics_and_not_its_consumer() {
    let service = bind::<Service>().to(|_: Arc<Pool>| Service);
    let builder = Container::builder()
        .add(bind::<Pool>().to(unlucky))
        .add(service.on_start(async |_: Arc<Service>| ()));
    assert_eq!(
        error_of(builder),
        "the construction of `Pool` panicked: out of luck\n\
        path       Service (parameter 1) -> Pool\n\
        resolved   `Service`\n"
    );
}

trait Users: Send + Sync {}

#[derive(Injectable)]
#[inject(transient, bind(dyn Users))]
struct Stored {
    #[allow(dead_code, reason = "it is only constructed")]
    pool: Arc<Pool>,
}

impl Users for Stored {}

#[test]
fn it_has_the_path_to_a_panic_through_a_transient_and_its_trait() {
    let service = async |_: Arc<dyn Users>| Service;
    let builder = Container::builder()
        .add(bind::<Pool>().to(unlucky))
        .add(component::<Stored>())
        .add(bind::<Service>().to_async(service));
    let text = error_of(builder);
    let mut lines = text.lines();
    assert_eq!(
        [lines.next(), lines.next()],
        [
            Some("the construction of `Pool` panicked: out of luck"),
            Some("path       Service (parameter 1) -> Stored.pool -> Pool"),
        ]
    );
}

#[test]
fn it_has_the_path_to_a_panic_of_what_a_constructor_gets() {
    let service = |pool: Lazy<Pool>| pool.get().map(|_| Service);
    let builder = Container::builder()
        .add(bind::<Pool>().to(unlucky))
        .add(bind::<Service>().to(service).eager());
    assert_eq!(
        error_of(builder),
        "the construction of `Pool` panicked: out of luck\n\
        path       Service -> Pool\n\
        resolved   `Service`\n"
    );
}

#[test]
fn it_names_the_constructor_that_panics_after_it_has_caught_the_panic_of_another() {
    let first = with_service().add(bind::<Pool>().to(unlucky));
    let second = Container::builder().add(bind::<Pool>().to(unlucky).eager());
    let caught = std::panic::catch_unwind(|| {
        let builder = Container::builder().add(bind::<Pool>().to(unlucky));
        builder.build().unwrap().resolve::<Pool>().map(drop)
    });
    assert!(caught.is_err());
    assert!(error_of(first).starts_with("the construction of `Pool` panicked"));
    assert!(error_of(second).starts_with("the construction of `Pool` panicked"));
}

#[derive(Debug)]
struct Refused(io::Error);

impl Display for Refused {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("the database is not there")
    }
}

impl Error for Refused {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn its_source_is_that_of_the_constructors_error() {
    let refuse = async || Err::<Pool, _>(Refused(io::Error::other("no route to host")));
    let builder = Container::builder().add(bind::<Pool>().to_async(refuse));
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "no route to host");
}

#[test]
fn the_line_of_an_error_is_one_line_although_the_cause_has_several() {
    let line = |builder: ContainerBuilder| {
        let error = block_on(builder.start()).unwrap_err().to_string();
        let cause = error
            .split_once("lines/")
            .map(|(_, cause)| cause.to_owned());
        assert_eq!(error.lines().count(), 1, "{error}");
        cause.unwrap_or(error)
    };
    let constructor = bind::<u8>().to_async(async || -> u8 { panic!("lines/one\n  two") });
    assert_eq!(line(Container::builder().add(constructor)), "one two");
    let hook = bind::<u8>().on_start(async |_: Arc<u8>| Err::<(), _>("lines/one\r\n two"));
    assert_eq!(line(Container::builder().add(hook.to_value(8))), "one two");
}

#[test]
fn the_line_of_a_stop_is_one_line_although_the_cause_has_several() {
    let hook = bind::<u8>().on_stop(async |_: Arc<u8>| Err::<(), _>("one\n two"));
    let container = block_on(Container::builder().add(hook.to_value(8)).start()).unwrap();
    let line = block_on(container.stop()).to_string();
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(line.ends_with("its `stop` hook failed: one two"), "{line}");
}
