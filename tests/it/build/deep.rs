//! Promises 1 and 4: transients that need each other in too long a chain.

use wirework::{Binding, Container, ContainerBuilder, ProblemKind, bind};

use crate::support::{Link, Next, chain, kinds, refuses};

/// So many transients, each of which needs the next, and a singleton that needs the first.
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
        the wiring has a problem: more than 100 transient components need each other in a chain
             at         `Link` (registered at @)
             help       make one of them a singleton or scoped
    ",
    );
}

#[test]
fn promise_1_a_much_longer_chain_of_transients_is_one_problem() {
    assert_eq!(kinds(transients(5_000)), [ProblemKind::TooDeep]);
}
