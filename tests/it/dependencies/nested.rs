//! Nested dependencies, in a constructor and with `get`.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use wirework::{Cloned, Container, Dependency, Keyed, Lazy, Provider, bind};

use crate::support::built;

struct Primary;
struct Replica;

type Both = (Arc<u8>, Keyed<Primary, Arc<u8>>);
type Around = (Keyed<Primary, Arc<u8>>, Option<Arc<u8>>, Vec<Arc<u8>>);
type Maps = (BTreeMap<i32, Arc<u16>>, Vec<Arc<u16>>);
type AfterAbsent = (Option<(Arc<u8>, Arc<u32>)>, Maps, Keyed<Primary, Arc<u8>>);

/// Returns a container with two numbers under a qualifier.
fn app() -> wirework::ContainerBuilder {
    Container::builder()
        .add(bind::<u8>().key::<Primary>().to_value(8))
        .add(bind::<str>().key::<Primary>().to_arc("a".into()))
        .add(bind::<str>().key::<Primary>().to_arc("b".into()))
        .add(bind::<u16>().entry(1).to_value(16))
}

/// Asserts the value of a dependency, injected and with `get`.
#[track_caller]
fn gives<D: Dependency + 'static>(expected: &str, write: fn(D) -> String) {
    let container = built(app().add(bind::<String>().to(move |d: D| write(d))));
    assert_eq!(*container.resolve::<String>().unwrap(), expected);
    assert_eq!(write(container.get::<D>().unwrap()), expected);
    assert_eq!(container.call(|d: D| write(d)).unwrap(), expected);
    let scope = container.scope().open().unwrap();
    assert_eq!(write(scope.get::<D>().unwrap()), expected);
}

#[test]
fn an_option_of_a_vec_is_the_vec() {
    gives("0", |all: Option<Vec<Arc<u32>>>| {
        all.map_or(9, |all| all.len()).to_string()
    });
}

#[test]
fn an_option_of_an_option_is_there() {
    gives("true", |n: Option<Option<Arc<u32>>>| {
        matches!(n, Some(None)).to_string()
    });
}

#[test]
fn a_qualifier_reaches_into_an_option_of_a_lazy() {
    gives("8", |n: Keyed<Primary, Option<Lazy<u8>>>| {
        n.as_ref().map_or(0, |n| *n.get().unwrap()).to_string()
    });
}

#[test]
fn an_option_reaches_around_a_qualifier() {
    gives("8", |n: Option<Keyed<Primary, Arc<u8>>>| {
        n.map_or(0, |n| **n).to_string()
    });
    gives("0", |n: Option<Keyed<Replica, Arc<u8>>>| {
        n.map_or(0, |n| **n).to_string()
    });
}

#[test]
fn an_option_of_a_lazy_or_a_provider_is_none_where_nothing_is_bound() {
    gives("true", |n: Option<Lazy<u8>>| n.is_none().to_string());
    gives("true", |n: Option<Provider<u8>>| n.is_none().to_string());
    gives("true", |n: Option<Weak<u8>>| n.is_none().to_string());
    gives("true", |n: Option<Cloned<u8>>| n.is_none().to_string());
}

#[test]
fn the_inner_qualifier_wins() {
    gives("8", |n: Keyed<Replica, Keyed<Primary, Arc<u8>>>| {
        n.to_string()
    });
}

#[test]
fn after_a_qualifier_comes_none() {
    gives(
        "8 none",
        |(one, other): (Keyed<Primary, Arc<u8>>, Option<Arc<u8>>)| {
            format!(
                "{} {}",
                **one,
                other.map_or("none".into(), |n| n.to_string())
            )
        },
    );
}

#[test]
fn a_qualifier_reaches_all_parts_of_a_tuple() {
    gives(
        "8 2",
        |parts: Keyed<Primary, (Cloned<u8>, Vec<Arc<str>>)>| {
            let (number, texts) = parts.into_inner();
            format!("{} {}", number.0, texts.len())
        },
    );
}

#[test]
fn an_option_of_a_tuple_is_none_where_a_part_is_not_bound() {
    gives("true", |both: Option<Both>| both.is_none().to_string());
    gives("true", |all: Option<Around>| all.is_some().to_string());
}

#[test]
fn what_follows_an_absent_option_is_not_shifted() {
    gives("1 16 8", |parts: AfterAbsent| {
        let (absent, (map, all), number) = parts;
        assert!(absent.is_none());
        format!("{} {} {}", map.len(), all[0], **number)
    });
}

#[test]
fn a_lazy_of_a_provider_like_chain_can_be_asked_step_by_step() {
    struct Outer(Provider<Inner>);
    struct Inner(Keyed<Primary, Lazy<u8>>);
    let container = built(
        app()
            .add(bind::<Outer>().to(Outer))
            .add(bind::<Inner>().to(Inner).transient()),
    );
    let outer: Lazy<Outer> = container.get().unwrap();
    let inner = outer.get().unwrap().0.get().unwrap();
    assert_eq!(*inner.0.get().unwrap(), 8);
}

#[test]
fn an_option_of_a_tuple_is_none_even_where_another_part_is_ambiguous() {
    type Texts = (Keyed<Primary, Arc<str>>, Arc<u32>);
    gives("true", |both: Option<Texts>| both.is_none().to_string());
}

#[test]
fn nothing_of_an_absent_tuple_is_made() {
    let container = built(app().add(bind::<i8>().to(|| -> i8 { unreachable!() })));
    let both = container.get::<Option<(Arc<i8>, Arc<u32>)>>().unwrap();
    assert!(both.is_none());
}
