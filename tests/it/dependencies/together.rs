//! Components whose fields are all `Arc`s. The container resolves up to eight of them together.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, bind, component};

use crate::support::built;

struct At<const N: usize>(usize);

#[derive(Injectable)]
struct Eight {
    a: Arc<At<0>>,
    b: Arc<At<1>>,
    c: Arc<At<2>>,
    d: Arc<At<3>>,
    e: Arc<At<4>>,
    f: Arc<At<5>>,
    g: Arc<At<6>>,
    h: Arc<At<7>>,
}

impl Eight {
    fn all(&self) -> Vec<usize> {
        vec![
            self.a.0, self.b.0, self.c.0, self.d.0, self.e.0, self.f.0, self.g.0, self.h.0,
        ]
    }
}

#[derive(Injectable)]
struct Nine {
    a: Arc<At<0>>,
    b: Arc<At<1>>,
    c: Arc<At<2>>,
    d: Arc<At<3>>,
    e: Arc<At<4>>,
    f: Arc<At<5>>,
    g: Arc<At<6>>,
    h: Arc<At<7>>,
    i: Arc<At<8>>,
}

impl Nine {
    fn all(&self) -> Vec<usize> {
        vec![
            self.a.0, self.b.0, self.c.0, self.d.0, self.e.0, self.f.0, self.g.0, self.h.0,
            self.i.0,
        ]
    }
}

#[derive(Injectable)]
struct Twice {
    one: Arc<At<0>>,
    other: Arc<At<0>>,
}

/// Binds each number to itself. Every second binding is transient.
fn numbers() -> ContainerBuilder {
    Container::builder()
        .add(bind::<At<0>>().to_value(At(0)))
        .add(bind::<At<1>>().to(|| At(1)).transient())
        .add(bind::<At<2>>().to_value(At(2)))
        .add(bind::<At<3>>().to(|| At(3)).transient())
        .add(bind::<At<4>>().to_value(At(4)))
        .add(bind::<At<5>>().to(|| At(5)).transient())
        .add(bind::<At<6>>().to_value(At(6)))
        .add(bind::<At<7>>().to(|| At(7)).transient())
        .add(bind::<At<8>>().to_value(At(8)))
}

#[test]
fn eight_that_are_shared_or_made_come_to_their_fields() {
    let container = built(numbers().add(component::<Eight>()));
    let eight = container.resolve::<Eight>().unwrap();
    assert_eq!(eight.all(), [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn nine_come_to_their_fields_too() {
    let container = built(numbers().add(component::<Nine>()));
    let nine = container.resolve::<Nine>().unwrap();
    assert_eq!(nine.all(), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn one_that_was_never_registered_gets_them_as_well() {
    let eight = built(numbers()).construct::<Eight>().unwrap();
    assert_eq!(eight.all(), [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn two_fields_of_one_type_share_what_is_bound() {
    let container = built(numbers().add(component::<Twice>()));
    let twice = container.resolve::<Twice>().unwrap();
    assert!(Arc::ptr_eq(&twice.one, &twice.other));
}

#[test]
fn two_fields_of_one_type_get_a_transient_each() {
    let numbers = Container::builder().add(bind::<At<0>>().to(|| At(0)).transient());
    let container = built(numbers.add(component::<Twice>()));
    let twice = container.resolve::<Twice>().unwrap();
    assert!(!Arc::ptr_eq(&twice.one, &twice.other));
}
