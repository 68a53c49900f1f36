//! Promise 4: chains of thousands of components, on a stack of 2 MiB.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use wirework::{
    Binding, Container, ContainerBuilder, Injectable, Lifetime, ProblemKind, bind, component,
    decorate,
};

use crate::support::{Link, Next, NextLazy, built, chain, kinds, lasting, within};

const COUNT: usize = 5_000;

/// Returns this many links, each of which needs the next, and a component that needs the first.
fn links(lifetime: Lifetime) -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        let link = if at + 1 == COUNT {
            key.to(|| Link(1))
        } else {
            key.to(|next: Next| Link(next.0.0 + 1))
        };
        links.push(lasting(lifetime, link).into());
    });
    let length = bind::<usize>().to(|first: Next| first.0.0);
    Container::builder()
        .install(links)
        .add(lasting(lifetime, length))
}

#[test]
fn a_chain_of_singletons_is_built_made_and_dropped() {
    let length = within(|| {
        let container = built(links(Lifetime::Singleton));
        *container.resolve::<usize>().unwrap()
    });
    assert_eq!(length, COUNT);
}

#[test]
fn a_chain_of_scoped_ones_is_made_and_dropped() {
    let length = within(|| {
        let container = built(links(Lifetime::Scoped));
        let scope = container.scope().open().unwrap();
        *scope.resolve::<usize>().unwrap()
    });
    assert_eq!(length, COUNT);
}

#[test]
fn a_transient_above_a_chain_of_scoped_ones_is_made_in_each_scope() {
    let made = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&made);
    let lengths = within(move || {
        let container = built(above_scoped(&counter));
        let scopes = [container.scope(), container.scope()].map(|it| it.open().unwrap());
        let twice = scopes.iter().chain(&scopes);
        twice
            .map(|scope| *scope.resolve::<usize>().unwrap())
            .collect::<Vec<_>>()
    });
    assert_eq!(lengths, [COUNT; 4]);
    assert_eq!(made.load(Relaxed), 2);
}

/// Returns a chain of scoped links, whose last one counts its constructions, and a transient above it.
fn above_scoped(made: &Arc<AtomicUsize>) -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        let made = Arc::clone(made);
        links.push(if at + 1 == COUNT {
            let last = move || Link(made.fetch_add(1, Relaxed) / 2 + 1);
            key.to(last).scoped().into()
        } else {
            key.to(|next: Next| Link(next.0.0 + 1)).scoped().into()
        });
    });
    let length = bind::<usize>().to(|first: Next| first.0.0);
    Container::builder().install(links).add(length.transient())
}

#[test]
fn a_transient_above_a_chain_of_singletons_uses_the_scoped_value_of_its_scope() {
    let lengths = within(|| {
        let longer = |first: Arc<usize>, seed: Arc<u8>| *first as u64 + u64::from(*seed);
        let builder = links(Lifetime::Singleton)
            .add(bind::<u8>().to_seed())
            .add(bind::<u64>().to(longer).transient());
        let container = built(builder);
        [1, 2].map(|seed: u8| {
            let scope = container.scope().with(seed).open().unwrap();
            *scope.resolve::<u64>().unwrap()
        })
    });
    assert_eq!(lengths, [COUNT as u64 + 1, COUNT as u64 + 2]);
}

#[test]
fn a_chain_is_made_for_one_who_asks_in_another_way() {
    let lengths = within(|| {
        let of = |ask: fn(&Container) -> usize| ask(&built(links(Lifetime::Singleton)));
        [
            of(|container| container.call(|first: Arc<usize>| *first).unwrap()),
            of(|container| *container.resolve_ref::<usize>().unwrap()),
            of(|container| {
                *container
                    .get::<wirework::Lazy<usize>>()
                    .unwrap()
                    .get()
                    .unwrap()
            }),
            of(|container| *container.get::<Vec<Arc<usize>>>().unwrap()[0]),
            of(|container| {
                *container
                    .scope()
                    .open()
                    .unwrap()
                    .resolve::<usize>()
                    .unwrap()
            }),
        ]
    });
    assert_eq!(lengths, [COUNT; 5]);
}

#[test]
fn a_chain_behind_a_transient_and_behind_a_generated_factory_is_made() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        amount: usize,
        length: Arc<usize>,
    }
    let sum = within(|| {
        let builder = links(Lifetime::Singleton)
            .add(component::<OrderFactory>())
            .add(
                bind::<u64>()
                    .to(|length: Arc<usize>| *length as u64)
                    .transient(),
            );
        let container = built(builder);
        let orders = container.resolve::<OrderFactory>().unwrap();
        let order = orders.create(1).unwrap();
        let length = container.resolve::<u64>().unwrap();
        order.amount + *order.length + usize::try_from(*length).unwrap()
    });
    assert_eq!(sum, 2 * COUNT + 1);
}

#[test]
fn thousands_of_decorators_of_one_key_wrap_each_other() {
    let sum = within(|| {
        let more = |inner: Arc<usize>| *inner + 1;
        let builder = Container::builder()
            .add(bind::<usize>().to_value(0))
            .add_all((0..COUNT).map(|_| decorate::<usize>().with(more)));
        *built(builder).resolve::<usize>().unwrap()
    });
    assert_eq!(sum, COUNT);
}

#[test]
fn a_cycle_of_thousands_is_reported() {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        links.push(if at + 1 == COUNT {
            key.to(|first: Arc<Link>| Link(first.0)).into()
        } else {
            key.to(|next: Next| Link(next.0.0)).into()
        });
    });
    let last = bind::<Link>().to(|next: Next| Link(next.0.0));
    let builder = Container::builder().install(links).add(last);
    let kinds = within(move || kinds(builder));
    assert_eq!(kinds, [ProblemKind::Cycle]);
}

#[test]
fn a_chain_that_asks_its_lazies_while_it_is_made_is_made() {
    let length = within(|| {
        let mut links: Vec<Binding> = Vec::new();
        chain(100, |at, key| {
            let more = |next: NextLazy| next.0.get().map(|next| Link(next.0 + 1));
            links.push(if at + 1 == 100 {
                key.to(|| Link(1)).into()
            } else {
                key.to(more).into()
            });
        });
        let length = bind::<usize>().to(|first: Next| first.0.0);
        let container = built(Container::builder().install(links).add(length));
        *container.resolve::<usize>().unwrap()
    });
    assert_eq!(length, 100);
}

#[test]
fn thousands_of_scopes_inside_each_other_can_be_dropped() {
    let seed = within(|| {
        let container = built(Container::builder().add(bind::<u8>().to_seed()));
        let mut scope = container.scope().with(8_u8).open().unwrap();
        for _ in 0..100_000 {
            scope = scope.scope().open().unwrap();
        }
        *scope.resolve::<u8>().unwrap()
    });
    assert_eq!(seed, 8);
}
