//! An application, and the texts of panics.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use wirework::testing::{Mock, Mockable};
use wirework::{Container, ContainerBuilder, Injectable, Lazy, Provider, bind, component};

pub(crate) trait Clock: Send + Sync {
    fn now(&self) -> u64;
}

pub(crate) trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> String;
}

pub(crate) trait Health: Send + Sync {
    fn is_up(&self) -> bool;
}

/// A clock that stands still: a real one, a fake and a mock.
#[derive(Debug, Default, Injectable)]
#[inject(bind(dyn Clock))]
pub(crate) struct At(#[inject(value = 1)] pub(crate) u64);

impl Clock for At {
    fn now(&self) -> u64 {
        self.0
    }
}

impl Mockable for dyn Clock {
    type Mock = At;

    fn double(mock: &Mock<Self>) -> Arc<Self> {
        mock.inject()
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer, dyn Health))]
pub(crate) struct SmtpMailer {
    clock: Arc<dyn Clock>,
}

impl Mailer for SmtpMailer {
    fn send(&self, to: &str) -> String {
        format!("smtp to {to} at {}", self.clock.now())
    }
}

impl Health for SmtpMailer {
    fn is_up(&self) -> bool {
        true
    }
}

pub(crate) struct FakeMailer;

impl Mailer for FakeMailer {
    fn send(&self, to: &str) -> String {
        format!("nothing to {to}")
    }
}

impl Health for FakeMailer {
    fn is_up(&self) -> bool {
        false
    }
}

#[derive(Injectable)]
pub(crate) struct Signup {
    pub(crate) mailer: Arc<dyn Mailer>,
}

#[derive(Injectable)]
pub(crate) struct Later {
    pub(crate) _mailer: Provider<dyn Mailer>,
    pub(crate) _health: Lazy<dyn Health>,
}

/// Depends on the component itself.
#[derive(Injectable)]
pub(crate) struct Admin {
    pub(crate) smtp: Arc<SmtpMailer>,
}

pub(crate) struct Config(pub(crate) u16);

pub(crate) fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<At>())
        .add(component::<SmtpMailer>())
        .add(component::<Signup>())
        .add(component::<Later>())
        .add(component::<Admin>())
        .add(bind::<Config>().to_value(Config(80)))
}

/// Returns the text of a panic, with `@` for each place in these tests.
#[track_caller]
pub(crate) fn panics<R>(run: impl FnOnce() -> R) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(run)) else {
        panic!("it does not panic");
    };
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
    blank(&text.expect("a panic with a text"))
}

/// Asserts a text. The expected text is on separate lines, with the indentation of the code
/// around it.
#[track_caller]
pub(crate) fn reads(text: impl AsRef<str> + Debug, expected: &str) {
    let lines: Vec<&str> = expected.trim_end().lines().skip(1).collect();
    let first = lines.first().copied().unwrap_or_default();
    let indentation = first.len() - first.trim_start().len();
    let lines = lines
        .iter()
        .map(|line| line.get(indentation..).unwrap_or(""));
    let expected = lines.collect::<Vec<_>>().join("\n");
    assert!(text.as_ref() == expected, "it reads\n{}", text.as_ref());
}

/// Replaces each `..graph/some.rs:12` with `@`.
pub(crate) fn blank(text: &str) -> String {
    let mut blanked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("tests/graph/") {
        let start = rest[..at].rfind([' ', '(']).map_or(0, |start| start + 1);
        blanked.push_str(&rest[..start]);
        blanked.push('@');
        let line = rest[at..]
            .find(".rs:")
            .map_or(rest.len(), |end| at + end + 4);
        let digits = rest[line..].find(|c: char| !c.is_ascii_digit());
        rest = &rest[digits.map_or(rest.len(), |digits| line + digits)..];
    }
    blanked + rest
}

#[test]
fn places_are_blanked_and_nothing_else_is() {
    let text = "a (tests/kit/tests/graph/a.rs:12, registered at tests/graph/b.rs:3) 4";
    assert_eq!(blank(text), "a (@, registered at @) 4");
}
