//! Promise 2: a problem takes at most one screen.

use std::collections::HashMap;
use std::sync::Arc;

use wirework::{Binding, Container, ContainerBuilder, bind};

use crate::support::{Link, Next, chain};

const COUNT: usize = 1_000;

/// Returns a chain of links, each of which also needs a key that nothing provides.
fn missing_in_a_chain() -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        links.push(if at + 1 == COUNT {
            key.to(|_: Arc<u64>| Link(1)).into()
        } else {
            key.to(|next: Next, _: Arc<u64>| Link(next.0.0)).into()
        });
    });
    Container::builder().install(links)
}

fn cycle() -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        links.push(if at + 1 == COUNT {
            key.to(|first: Arc<Link>| Link(first.0)).into()
        } else {
            key.to(|next: Next| Link(next.0.0)).into()
        });
    });
    let last = bind::<Link>().to(|next: Next| Link(next.0.0));
    Container::builder().install(links).add(last)
}

fn ambiguous() -> ContainerBuilder {
    let several = (0..COUNT).map(|_| bind::<str>().to_arc("text".into()));
    let consumers = (0..COUNT).map(|_| bind::<[u8]>().to(|_: Arc<str>| Arc::<[u8]>::default()));
    Container::builder().add_all(several).add_all(consumers)
}

fn other_entries() -> ContainerBuilder {
    let entries = (0..COUNT).map(|at| bind::<str>().entry(at).to_arc("text".into()));
    Container::builder()
        .add_all(entries)
        .add(bind::<u8>().to(|_: HashMap<u8, Arc<str>>| 8))
}

fn captive() -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        links.push(if at + 1 == COUNT {
            key.to(|_: Arc<u64>| Link(1)).transient().into()
        } else {
            key.to(|next: Next| Link(next.0.0)).transient().into()
        });
    });
    Container::builder()
        .install(links)
        .add(bind::<u64>().to_seed())
        .add(bind::<u8>().to(|_: Next| 8))
}

fn many_problems() -> ContainerBuilder {
    let mut links: Vec<Binding> = Vec::new();
    chain(COUNT, |at, key| {
        if at % 2 == 0 {
            links.push(key.to(|next: Next| Link(next.0.0)).into());
        }
    });
    Container::builder().install(links)
}

#[test]
fn promise_2_no_problem_is_longer_than_a_screen() {
    for (name, builder) in [
        ("a key that a chain misses", missing_in_a_chain()),
        ("a cycle", cycle()),
        ("an ambiguous key", ambiguous()),
        ("entries of another type", other_entries()),
        ("a captive behind a chain", captive()),
    ] {
        let error = builder.build().expect_err("the wiring has a problem");
        for problem in error.problems() {
            let text = problem.to_string();
            assert!(text.lines().count() <= 20, "{name}: {text}");
            assert!(text.len() < 4_000, "{name}: {text}");
        }
    }
}

#[test]
fn promise_2_of_many_lines_the_first_are_shown_with_the_number_of_the_others() {
    let error = ambiguous().build().expect_err("the wiring has a problem");
    let text = error.to_string();
    assert_eq!(text.matches("and 995 more").count(), 1, "{text}");
    assert!(text.contains("1000 bindings provide `str`"), "{text}");
}

#[test]
fn promise_2_of_many_problems_the_first_are_shown_and_all_are_listed() {
    let error = many_problems()
        .build()
        .expect_err("the wiring has problems");
    let count = error.problems().len();
    assert_eq!(count, COUNT / 2);
    let text = error.to_string();
    assert!(text.contains("\n\n20. "), "{text}");
    assert!(!text.contains("\n\n21. "), "{text}");
    let left = format!("\n\nand {} more, which `{{:#}}` shows", count - 20);
    assert!(text.ends_with(&left), "{text}");
    assert!(format!("{error:#}").contains(&format!("\n\n{count}. ")));
}

#[test]
fn promise_2_a_path_of_more_than_eight_steps_shows_three_at_each_end() {
    for (length, shown) in [(7, 7), (8, 8), (9, 6), (20, 6)] {
        let mut links: Vec<Binding> = Vec::new();
        chain(length, |at, key| {
            links.push(if at + 1 == length {
                key.to(|_: Arc<u64>| Link(1)).into()
            } else {
                key.to(|next: Next| Link(next.0.0)).into()
            });
        });
        let builder = Container::builder().install(links);
        let text = builder.build().expect_err("the wiring has a problem");
        let text = text.to_string();
        let path = text.lines().find(|line| line.contains(" needed for "));
        let path = path.expect("a path");
        assert_eq!(path.matches("(parameter 1)").count(), shown, "{path}");
        assert_eq!(path.contains(" -> .. -> "), length > shown, "{path}");
    }
}
