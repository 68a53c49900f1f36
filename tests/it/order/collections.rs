//! Promise 7: the order of collections is the order of registration.

use std::sync::Arc;

use wirework::{Binding, Container, Injectable, bind, component, decorate};

use crate::support::{Random, built};

trait Hook: Send + Sync {
    fn name(&self) -> String;
}

struct Named(&'static str);
impl Hook for Named {
    fn name(&self) -> String {
        self.0.into()
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Logging;
impl Hook for Logging {
    fn name(&self) -> String {
        "logging".into()
    }
}

struct Before(&'static str, Arc<dyn Hook>);
impl Hook for Before {
    fn name(&self) -> String {
        format!("{} {}", self.0, self.1.name())
    }
}

fn hook(name: &'static str) -> Binding {
    bind::<dyn Hook>().to_arc(Arc::new(Named(name)))
}

fn before(name: &'static str) -> Binding {
    decorate::<dyn Hook>()
        .with(move |inner: Arc<dyn Hook>| -> Arc<dyn Hook> { Arc::new(Before(name, inner)) })
}

fn names(container: &Container) -> Vec<String> {
    let hooks = container.get::<Vec<Arc<dyn Hook>>>().unwrap();
    hooks.iter().map(|hook| hook.name()).collect()
}

#[test]
fn a_collection_is_in_the_order_of_registration() {
    let made = || -> Arc<dyn Hook> { Arc::new(Named("made")) };
    let container = built(
        Container::builder()
            .add(hook("b"))
            .add(component::<Logging>())
            .add(hook("a"))
            .add(bind::<dyn Hook>().to(made).transient()),
    );
    assert_eq!(names(&container), ["b", "logging", "a", "made"]);
}

#[test]
fn a_collection_has_what_was_installed_where_it_was_installed() {
    let container = built(
        Container::builder()
            .add(hook("a"))
            .install(|| vec![hook("b"), hook("c")])
            .add_all(["d", "e"].map(hook))
            .install([hook("f")])
            .add(hook("g")),
    );
    assert_eq!(names(&container), ["a", "b", "c", "d", "e", "f", "g"]);
}

#[test]
fn a_collection_is_injected_in_the_same_order() {
    let all = |hooks: Vec<Arc<dyn Hook>>| -> String {
        let names: Vec<String> = hooks.iter().map(|hook| hook.name()).collect();
        names.join(" ")
    };
    let container = built(
        Container::builder()
            .add(hook("b"))
            .add(bind::<String>().to(all))
            .add(hook("a")),
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "b a");
}

#[test]
fn the_members_of_a_collection_may_be_made_in_any_order() {
    let mut bindings: Vec<Binding> = ["a", "b", "c", "d"].map(hook).into();
    Random::new(3).shuffle(&mut bindings);
    let container = built(Container::builder().install(bindings).add(hook("e")));
    let names = names(&container);
    assert_eq!(names.len(), 5);
    assert_eq!(names[4], "e");
}

#[test]
fn the_first_decorator_is_the_innermost() {
    let container = built(
        Container::builder()
            .add(before("first"))
            .add(hook("hook"))
            .add(before("second")),
    );
    assert_eq!(names(&container), ["second first hook"]);
}

#[test]
fn a_decorator_wraps_each_member_by_itself() {
    let container = built(
        Container::builder()
            .add(hook("a"))
            .add(before("x"))
            .add(hook("b")),
    );
    assert_eq!(names(&container), ["x a", "x b"]);
}

#[test]
fn what_is_needed_may_be_registered_before_or_after() {
    let number = || bind::<u8>().to_value(8);
    let text = || bind::<String>().to(|n: Arc<u8>| n.to_string());
    let one = built(Container::builder().add(number()).add(text()));
    let other = built(Container::builder().add(text()).add(number()));
    assert_eq!(
        one.resolve::<String>().unwrap(),
        other.resolve::<String>().unwrap()
    );
}
