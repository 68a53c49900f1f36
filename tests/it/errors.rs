//! The errors of constructors: their sources, their paths, and their propagation.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::num::ParseIntError;
use std::sync::Arc;

use wirework::{
    Container, Injectable, Lazy, Provider, ResolveError, ResolveErrorKind, bind, component,
    decorate,
};

use crate::support::{blank, built, place, reads};

/// An error with a cause.
#[derive(Debug)]
struct BadPort(ParseIntError);

impl Error for BadPort {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl Display for BadPort {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "the port is bad")
    }
}

struct Port(#[expect(dead_code, reason = "is never made")] u16);

#[derive(Injectable)]
struct Server {
    #[expect(dead_code, reason = "is injected")]
    port: Arc<Port>,
}

#[derive(Injectable)]
struct App {
    #[expect(dead_code, reason = "is injected")]
    server: Arc<Server>,
}

fn port() -> Result<Port, BadPort> {
    "http".parse().map(Port).map_err(BadPort)
}

fn app() -> Container {
    built(
        Container::builder()
            .add(component::<App>())
            .add(component::<Server>())
            .add(bind::<Port>().to(port)),
    )
}

#[test]
fn the_source_is_the_source_of_the_constructors_error() {
    let error = app().resolve::<App>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
    assert!(error.source().unwrap().is::<ParseIntError>());
}

#[test]
fn a_printer_that_follows_the_sources_prints_each_cause_once() {
    let error = app().resolve::<App>().err().unwrap();
    let mut printed = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        printed = format!("{printed}: {cause}");
        next = cause.source();
    }
    assert!(printed.ends_with(") failed: the port is bad: invalid digit found in string"));
    assert_eq!(printed.matches("the port is bad").count(), 1);
}

#[test]
fn the_error_of_a_constructor_can_be_had_by_its_type() {
    let error = app().resolve::<App>().err().unwrap();
    assert!(error.constructor_error::<BadPort>().is_some());
    assert!(error.constructor_error::<ParseIntError>().is_none());
}

#[test]
fn the_display_is_one_line_with_the_cause() {
    let error = app().resolve::<App>().err().unwrap();
    assert_eq!(
        blank(&error.to_string()),
        "the constructor of `Port` (registered at @) failed: the port is bad"
    );
}

#[test]
fn a_cause_of_several_lines_is_displayed_on_one() {
    let broken = || Err::<u8, _>("out of numbers\n    and of letters\n");
    let container = built(Container::builder().add(bind::<u8>().to(broken)));
    let error = container.resolve::<u8>().unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with(") failed: out of numbers and of letters")
    );
}

#[test]
fn the_display_of_another_failure_is_its_first_line() {
    let error = built(Container::builder()).resolve::<u8>().unwrap_err();
    assert_eq!(error.to_string(), "nothing provides `u8`");
}

#[test]
fn the_alternate_display_and_the_debug_show_the_way_and_all_causes() {
    let error = app().resolve::<App>().err().unwrap();
    reads(
        &error,
        "
        the constructor of `Port` (registered at @) failed
             path       App.server -> Server.port -> Port
             resolved   `App` (@, registered at @)
             caused by  the port is bad
             caused by  invalid digit found in string
    ",
    );
    assert_eq!(format!("{error:?}"), format!("{error:#}"));
}

#[test]
fn the_failing_constructor_is_named_with_its_place() {
    let container = built(Container::builder().add(bind::<Port>().to(port)));
    let registered = place(file!(), line!() - 1);
    let error = container.resolve::<Port>().err().unwrap();
    let expected = format!("the constructor of `Port` (registered at {registered}) failed");
    assert!(error.to_string().starts_with(&expected), "{error}");
}

#[test]
fn the_error_of_a_decorator_is_told_from_that_of_the_decorated() {
    let decorator = |_: Arc<Port>| port();
    let container = built(
        Container::builder()
            .add(bind::<Port>().to_value(Port(80)))
            .add(decorate::<Port>().with(decorator)),
    );
    let error = container.resolve::<Port>().err().unwrap();
    assert!(error.constructor_error::<BadPort>().is_some());
    reads(
        &error,
        "
        the decorator of `Port` (registered at @) failed
             caused by  the port is bad
             caused by  invalid digit found in string
    ",
    );
}

#[test]
fn the_error_of_the_constructor_of_a_component_is_the_source() {
    #[derive(Debug, Injectable)]
    #[inject(constructor = Self::open)]
    struct Pool;
    impl Pool {
        fn open() -> Result<Self, BadPort> {
            port().map(|_| Self)
        }
    }
    let container = built(Container::builder().add(component::<Pool>()));
    let error = container.resolve::<Pool>().unwrap_err();
    assert!(error.constructor_error::<BadPort>().is_some());
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
}

#[test]
fn a_constructor_may_fail_with_a_text() {
    let container =
        built(Container::builder().add(bind::<u8>().to(|| Err::<u8, _>("out of numbers"))));
    let error = container.resolve::<u8>().unwrap_err();
    assert!(error.to_string().ends_with(") failed: out of numbers"));
}

#[test]
fn an_error_that_a_constructor_passes_on_keeps_kind_and_way() {
    let server = |port: Lazy<Port>| port.get().map(|_| 80_u16);
    let container = built(
        Container::builder()
            .add(bind::<Port>().to(port))
            .add(bind::<u16>().to(server))
            .add(bind::<u32>().to(|n: Arc<u16>| u32::from(*n))),
    );
    let error = container.resolve::<u32>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
    assert!(error.constructor_error::<BadPort>().is_some());
    reads(
        &error,
        "
        the constructor of `Port` (registered at @) failed
             path       u32 (parameter 1) -> u16 -> Port
             resolved   `u32` (registered at @)
             caused by  the port is bad
             caused by  invalid digit found in string
    ",
    );
}

#[test]
fn an_error_that_a_constructor_boxes_keeps_kind_and_way() {
    type Boxed = Box<dyn Error + Send + Sync>;
    let inner = built(Container::builder());
    let factory = move || -> Result<u16, Boxed> {
        inner.resolve::<u8>()?;
        Ok(16)
    };
    let container = built(Container::builder().add(bind::<u16>().to(factory)));
    let error = container.resolve::<u16>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
    reads(
        &error,
        "
        nothing provides `u8`
             resolved   `u16` (registered at @)
             help       `.add(bind::<u8>().to_value(..))`, or `.to(..)` with a function
    ",
    );
}

#[test]
fn an_error_that_a_constructor_wraps_is_its_source() {
    #[derive(Debug)]
    struct Wrapped(ResolveError);
    impl Error for Wrapped {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }
    impl Display for Wrapped {
        fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
            write!(out, "wrapped")
        }
    }
    let factory = |port: Provider<Port>| port.get().map(|_| 16_u16).map_err(Wrapped);
    let container = built(
        Container::builder()
            .add(bind::<Port>().to(port))
            .add(bind::<u16>().to(factory)),
    );
    let error = container.resolve::<u16>().unwrap_err();
    let wrapped = error.constructor_error::<Wrapped>().unwrap();
    assert!(wrapped.0.constructor_error::<BadPort>().is_some());
}

#[test]
fn a_resolve_of_what_is_missing_says_what_to_write() {
    trait Face: Send + Sync {}
    let container = built(Container::builder());
    let error = container.resolve::<Port>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
    reads(
        &error,
        "
        nothing provides `Port`
             help       `.add(component::<Port>())`, or `.add(bind::<Port>().to(..))`
    ",
    );
    reads(&container.resolve::<dyn Face>().err().unwrap(), "
        nothing provides `dyn Face`
             help       add a component with `#[inject(bind(dyn Face))]`, or `.add(bind::<dyn Face>().to(..))`
    ");
}
