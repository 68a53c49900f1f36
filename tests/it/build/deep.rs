//! Promises 1 and 4: chains of transient components that are too long.

use std::sync::Arc;

use wirework::{
    Binding, Container, ContainerBuilder, Injectable, Keyed, ProblemKind, bind, component,
};

use crate::support::{Link, Next, built, chain, kinds, refuses, within};

/// Returns this many transients, each of which needs the next, and a singleton that needs the first.
fn transients(count: usize) -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(count, |at, key| {
        links.push(if at + 1 == count {
            key.to(|| Link(1)).transient().into()
        } else {
            key.to(|next: Next| Link(next.0.0 + 1)).transient().into()
        });
    });
    Container::builder()
        .install(links)
        .add(bind::<usize>().to(|first: Next| first.0.0))
}

#[test]
fn promise_1_a_chain_of_more_than_a_hundred_transients_is_reported() {
    refuses(
        transients(101),
        "
        the wiring has a problem: a dependency chain has more than 100 transient components
             first      `Link` keyed `(((((), u8), u8), u8), u8)` (registered at @)
             chain      Link keyed (((((), u8), u8), u8), u8) -> Link keyed (((((), u8), u8), u8), u16) -> Link keyed (((((), u8), u8), u8), u32) -> .. -> Link keyed (((((), u8), u16), u16), ()) -> Link keyed (((((), u8), u16), u32), u8) -> Link keyed (((((), u8), u16), u32), u16)
             help       make one of them a singleton or scoped
    ",
    );
}

#[test]
fn promise_1_a_much_longer_chain_of_transients_is_one_problem() {
    assert_eq!(kinds(transients(5_000)), [ProblemKind::TooDeep]);
}

#[test]
fn promise_4_a_chain_of_a_hundred_transients_can_be_made_on_a_small_stack() {
    let container = built(transients(100));
    let length = within(move || *container.resolve::<usize>().unwrap());
    assert_eq!(length, 100);
}

trait Step: Send + Sync {
    fn length(&self) -> usize;
}

struct Last;
impl Step for Last {
    fn length(&self) -> usize {
        1
    }
}

/// Needs the step under the qualifier of the number `INNER`.
#[derive(Injectable)]
#[inject(transient, bind(dyn Step))]
struct Outer<const INNER: usize> {
    #[inject(key = [(); INNER])]
    inner: Arc<dyn Step>,
}
impl<const INNER: usize> Step for Outer<INNER> {
    fn length(&self) -> usize {
        1 + self.inner.length()
    }
}

macro_rules! ten {
    ($builder:expr, $tens:literal) => {
        ten!($builder, $tens: 0 1 2 3 4 5 6 7 8 9)
    };
    ($builder:expr, $tens:literal: $($ones:literal)*) => {
        $builder$(.add(component::<Outer<{ $tens * 10 + $ones }>>().key::<[(); $tens * 10 + $ones + 1]>()))*
    };
}

#[test]
fn promise_1_the_traits_of_transients_do_not_count() {
    let last = bind::<dyn Step>().key::<[(); 0]>();
    let builder = Container::builder().add(last.to(|| -> Arc<dyn Step> { Arc::new(Last) }));
    let builder = ten!(ten!(ten!(ten!(ten!(ten!(builder, 0), 1), 2), 3), 4), 5);
    let longest = |step: Keyed<[(); 60], Arc<dyn Step>>| step.length();
    let container = built(builder.add(bind::<usize>().to(longest)));
    assert_eq!(*within(move || container.resolve::<usize>()).unwrap(), 61);
}
