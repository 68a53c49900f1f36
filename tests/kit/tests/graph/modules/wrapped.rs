//! Spies inside of a module whose key is decorated elsewhere.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Binding, Container, Installation, Module, Provides, component, decorate};

use super::{MAILER, Mail, SIGNUP};
use crate::support::{Mailer, Signup};

/// A mailer that shows where it stands.
struct Around(&'static str, Arc<dyn Mailer>);

impl Mailer for Around {
    fn send(&self, to: &str) -> String {
        format!("{}({})", self.0, self.1.send(to))
    }
}

fn decorator(name: &'static str) -> Binding {
    decorate::<dyn Mailer>()
        .with(move |inner: Arc<dyn Mailer>| -> Arc<dyn Mailer> { Arc::new(Around(name, inner)) })
}

/// Decorates the mailer that it imports.
struct Decorating;

impl Module for Decorating {
    const NAME: &'static str = "Decorating";

    fn install(self, into: &mut Installation) {
        into.add(component::<Signup>(), &[SIGNUP]);
        into.import(Mail, &[MAILER]);
        into.add(decorator("module"), &[]);
        into.export(MAILER);
    }
}

impl Provides<dyn Mailer> for Mail {
    const ENTRY: usize = 3;
}

impl Provides<dyn Mailer> for Decorating {
    const ENTRY: usize = 1;
}

fn spied(mut graph: TestGraph) -> String {
    let within = graph.within::<Mail>();
    within.wrap::<dyn Mailer>(|real| Arc::new(Around("spy", real)));
    graph.resolve::<dyn Mailer>().send("ada")
}

#[test]
fn a_spy_in_a_module_stands_inside_of_the_decorator_of_the_builder() {
    let builder = Container::builder().install(Mail).add(decorator("builder"));
    let said = spied(TestGraph::of(builder));
    assert_eq!(said, "builder(spy(smtp to ada at 1))");
}

#[test]
fn a_spy_in_a_module_stands_inside_of_the_decorators_of_its_importers() {
    let builder = Container::builder()
        .install(Decorating)
        .add(decorator("builder"));
    let said = spied(TestGraph::of(builder));
    assert_eq!(said, "builder(module(spy(smtp to ada at 1)))");
}

#[test]
fn spies_in_two_modules_stand_where_the_modules_see_the_key() {
    let mut graph = TestGraph::of(Container::builder().install(Decorating));
    let wrap = |name| move |real| -> Arc<dyn Mailer> { Arc::new(Around(name, real)) };
    graph
        .within::<Decorating>()
        .wrap::<dyn Mailer>(wrap("outer"));
    graph.within::<Mail>().wrap::<dyn Mailer>(wrap("inner"));
    let said = graph.resolve::<dyn Mailer>().send("ada");
    assert_eq!(said, "outer(module(inner(smtp to ada at 1)))");
}
