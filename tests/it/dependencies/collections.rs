//! `Vec` and tuples.

use std::sync::Arc;

use wirework::{Container, Injectable, Keyed, bind, component};

use crate::support::built;

trait Hook: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Named(&'static str);
impl Hook for Named {
    fn name(&self) -> &'static str {
        self.0
    }
}

struct Primary;

fn hook(name: &'static str) -> Arc<dyn Hook> {
    Arc::new(Named(name))
}

fn names(hooks: &[Arc<dyn Hook>]) -> Vec<&'static str> {
    hooks.iter().map(|hook| hook.name()).collect()
}

#[test]
fn a_vec_has_all_that_is_bound_to_a_trait() {
    #[derive(Injectable)]
    struct Runner {
        hooks: Vec<Arc<dyn Hook>>,
    }
    let container = built(
        Container::builder()
            .add(bind::<dyn Hook>().to_arc(hook("a")))
            .add(bind::<dyn Hook>().to(|| hook("b")))
            .add(component::<Runner>()),
    );
    let runner = container.resolve::<Runner>().unwrap();
    assert_eq!(names(&runner.hooks), ["a", "b"]);
}

#[test]
fn a_vec_shares_the_singletons_in_it() {
    let container = built(Container::builder().add(bind::<dyn Hook>().to(|| hook("a"))));
    let one = container.get::<Vec<Arc<dyn Hook>>>().unwrap();
    let other = container.resolve::<dyn Hook>().unwrap();
    assert!(Arc::ptr_eq(&one[0], &other));
}

#[test]
fn a_vec_has_the_one_that_is_bound_to_a_struct() {
    let container = built(Container::builder().add(bind::<u8>().to_value(8)));
    assert_eq!(container.get::<Vec<Arc<u8>>>().unwrap(), [Arc::new(8)]);
}

#[test]
fn a_vec_has_entries_too() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Hook>().to_arc(hook("a")))
            .add(bind::<dyn Hook>().entry(1).to_arc(hook("b"))),
    );
    let hooks = container.get::<Vec<Arc<dyn Hook>>>().unwrap();
    assert_eq!(names(&hooks), ["a", "b"]);
}

#[test]
fn a_vec_under_a_qualifier_has_those_under_the_qualifier() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Hook>().to_arc(hook("a")))
            .add(bind::<dyn Hook>().key::<Primary>().to_arc(hook("b")))
            .add(bind::<dyn Hook>().key::<Primary>().to_arc(hook("c"))),
    );
    let keyed = container
        .get::<Keyed<Primary, Vec<Arc<dyn Hook>>>>()
        .unwrap();
    assert_eq!(names(&keyed), ["b", "c"]);
}

#[test]
fn a_vec_may_have_members_of_each_lifetime() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Hook>().to(|| hook("singleton")))
            .add(bind::<dyn Hook>().to(|| hook("scoped")).scoped())
            .add(bind::<dyn Hook>().to(|| hook("transient")).transient()),
    );
    let scope = container.scope().open().unwrap();
    let one = scope.get::<Vec<Arc<dyn Hook>>>().unwrap();
    let other = scope.get::<Vec<Arc<dyn Hook>>>().unwrap();
    assert_eq!(names(&one), ["singleton", "scoped", "transient"]);
    let same: Vec<bool> = one
        .iter()
        .zip(&other)
        .map(|(a, b)| Arc::ptr_eq(a, b))
        .collect();
    assert_eq!(same, [true, true, false]);
}

#[test]
fn a_tuple_has_each_of_its_parts() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(bind::<u16>().to_value(16))
            .add(bind::<u32>().to(|(a, b): (Arc<u8>, Arc<u16>)| u32::from(*a) + u32::from(*b))),
    );
    container.get::<()>().unwrap();
    let (a,) = container.get::<(Arc<u8>,)>().unwrap();
    assert_eq!((*a, *container.resolve::<u32>().unwrap()), (8, 24));
}

#[test]
fn a_tuple_may_have_twelve_parts() {
    type Part = Arc<u8>;
    type Twelve = (
        Part,
        Part,
        Part,
        Part,
        Part,
        Part,
        Part,
        Part,
        Part,
        Option<Arc<u16>>,
        Vec<Part>,
        (Part, Part),
    );
    let sum = |parts: Twelve| {
        assert!(parts.9.is_none() && parts.10.len() == 1);
        let first = [&parts.0, &parts.1, &parts.2, &parts.3, &parts.4, &parts.5];
        let last = [&parts.6, &parts.7, &parts.8, &parts.11.0, &parts.11.1];
        let all = first.into_iter().chain(last);
        all.map(|n| u32::from(**n)).sum::<u32>()
    };
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(bind::<u32>().to(sum)),
    );
    assert_eq!(*container.resolve::<u32>().unwrap(), 88);
}
