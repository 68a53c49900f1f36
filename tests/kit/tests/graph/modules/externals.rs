//! Components of modules that do real I/O.

use std::sync::Arc;

use wirework::testing::{Mock, Mockable, TestGraph};
use wirework::{Container, Injectable, Installation, Key, Module, Provides, bind, component};

use super::{CLOCK, MAILER, SIGNUP, TIME, time};
use crate::support::{At, Clock, FakeMailer, Health, Mailer, Signup, panics};

#[derive(Injectable)]
#[inject(bind(dyn Health, dyn Mailer), external)]
struct Outside;

impl Health for Outside {
    fn is_up(&self) -> bool {
        unreachable!()
    }
}

impl Mailer for Outside {
    fn send(&self, _to: &str) -> String {
        unreachable!()
    }
}

#[test]
fn an_external_component_of_a_module_is_refused() {
    struct Sending;
    impl Module for Sending {
        const NAME: &'static str = "Sending";

        fn install(self, into: &mut Installation) {
            into.add(component::<Outside>(), &[Key::of::<Outside>(), MAILER]);
            into.add(component::<Signup>(), &[SIGNUP]);
            into.export(SIGNUP);
        }
    }
    let mut graph = TestGraph::of(Container::builder().install(Sending));
    let text = panics(|| graph.resolve::<Signup>());
    assert!(text.contains("Signup.mailer -> Outside"), "{text}");
    panics(|| graph.finish());
    let mut graph = TestGraph::of(Container::builder().install(Sending));
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "nothing to ada"
    );
}

#[derive(Injectable)]
#[inject(bind(dyn Health, dyn Clock), external)]
struct Remote;

impl Health for Remote {
    fn is_up(&self) -> bool {
        unreachable!()
    }
}

impl Clock for Remote {
    fn now(&self) -> u64 {
        unreachable!()
    }
}

struct Timed;
impl Module for Timed {
    const NAME: &'static str = "Timed";

    fn install(self, into: &mut Installation) {
        into.add(component::<Remote>(), &[Key::of::<Remote>(), CLOCK]);
        into.add(time(), &[TIME]);
        into.export(TIME);
    }
}

impl Provides<dyn Clock> for Timed {
    const ENTRY: usize = 1;
}

#[test]
fn externals_are_mocked_as_the_traits_that_their_module_names() {
    let mut graph = TestGraph::of(Container::builder().install(Timed));
    graph.mock_externals();
    assert_eq!(*graph.resolve::<u64>(), At::default().0);
}

trait Phone: Send + Sync {
    fn rings(&self) -> u8;
}

#[derive(Default)]
struct Rings(u8);

/// A double in front of the mock, which allows the test to program the mock later.
struct Extension(Mock<dyn Phone>);

impl Phone for Extension {
    fn rings(&self) -> u8 {
        self.0.mock().0
    }
}

impl Mockable for dyn Phone {
    type Mock = Rings;

    fn double(mock: &Mock<Self>) -> Arc<Self> {
        Arc::new(Extension(mock.clone()))
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Phone), external)]
struct Landline;

impl Phone for Landline {
    fn rings(&self) -> u8 {
        unreachable!()
    }
}

struct Office<const NUMBER: usize>;

impl<const NUMBER: usize> Module for Office<NUMBER> {
    const NAME: &'static str = "Office";

    fn install(self, into: &mut Installation) {
        let keys = [Key::of::<Landline>(), Key::of::<dyn Phone>()];
        into.add(component::<Landline>(), &keys);
        let rings = |phone: Arc<dyn Phone>| [phone.rings(); NUMBER];
        into.add(
            bind::<[u8; NUMBER]>().to(rings),
            &[Key::of::<[u8; NUMBER]>()],
        );
        into.export(Key::of::<[u8; NUMBER]>());
    }
}

impl<const NUMBER: usize> Provides<dyn Phone> for Office<NUMBER> {
    const ENTRY: usize = 1;
}

#[test]
fn the_mock_of_an_external_of_a_module_can_be_programmed_later() {
    let mut graph = TestGraph::of(Container::builder().install(Office::<1>));
    graph.mock_externals();
    assert_eq!(*graph.resolve::<[u8; 1]>(), [0]);
    graph.mock::<dyn Phone>().0 = 9;
    assert_eq!(graph.mock::<dyn Phone>().0, 9);
}

#[test]
fn each_module_has_a_mock_of_its_own_external() {
    let builder = Container::builder()
        .install(Office::<1>)
        .install(Office::<2>);
    let mut graph = TestGraph::of(builder);
    graph.mock_externals();
    let both = graph.container();
    graph.within::<Office<2>>().mock::<dyn Phone>().0 = 9;
    assert_eq!(*both.resolve::<[u8; 1]>().unwrap(), [0]);
    assert_eq!(*both.resolve::<[u8; 2]>().unwrap(), [9, 9]);
    let text = panics(|| drop(graph.mock::<dyn Phone>()));
    assert!(text.contains("write `.within::<..>()` before"), "{text}");
}

#[test]
fn an_override_of_an_external_of_a_module_is_not_mocked() {
    let mut graph = TestGraph::of(Container::builder().install(Timed));
    graph.mock_externals();
    graph
        .within::<Timed>()
        .replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(*graph.resolve::<u64>(), 8);
}

/// It does not name its trait.
#[derive(Injectable)]
#[inject(external)]
struct Atomic;

impl Clock for Atomic {
    fn now(&self) -> u64 {
        unreachable!()
    }
}

#[derive(Injectable)]
struct Reading {
    clock: Arc<dyn Clock>,
}

#[derive(wirework::Module)]
#[module(components(Atomic as dyn Clock, Reading), exports(Reading))]
struct Laboratory;

#[test]
fn a_trait_that_only_the_module_names_is_mocked() {
    let mut graph = TestGraph::of(Container::builder().install(Laboratory));
    graph.mock_externals();
    assert_eq!(graph.resolve::<Reading>().clock.now(), At::default().now());
}

#[test]
fn a_trait_that_only_the_module_names_is_refused() {
    let mut graph = TestGraph::of(Container::builder().install(Laboratory));
    let text = panics(|| graph.resolve::<Reading>());
    assert!(text.contains("Reading.clock -> Atomic"), "{text}");
    panics(|| graph.finish());
}

mod private {
    #[derive(wirework::Injectable)]
    #[inject(bind(dyn super::Health), external)]
    pub(super) struct InMemory;

    impl super::Health for InMemory {
        fn is_up(&self) -> bool {
            true
        }
    }
}

/// Binds a private external component.
#[derive(Default)]
struct Storage;
impl Module for Storage {
    const NAME: &'static str = "Storage";

    fn install(self, into: &mut Installation) {
        let health = Key::of::<dyn Health>();
        into.add(
            component::<private::InMemory>(),
            &[Key::of::<private::InMemory>(), health],
        );
        into.export(health);
    }
}

/// Imports [`Storage`], and binds an external component of its own.
struct Importing;
impl Module for Importing {
    const NAME: &'static str = "Importing";

    fn install(self, into: &mut Installation) {
        let health = Key::of::<dyn Health>();
        into.add(component::<Outside>(), &[Key::of::<Outside>(), MAILER]);
        into.import(Storage, &[health]);
        into.export(health);
        into.export(MAILER);
    }
}

#[test]
fn the_external_components_of_a_module_are_allowed_without_their_names() {
    let mut graph = TestGraph::of(Container::builder().install(Storage));
    graph.allow_externals_of::<Storage>();
    assert!(graph.resolve::<dyn Health>().is_up());
}

#[test]
fn the_external_components_of_other_modules_stay_refused() {
    let graph = || TestGraph::of(Container::builder().install(Importing));
    let mut allowing = graph();
    allowing.allow_externals_of::<Storage>();
    assert!(allowing.resolve::<dyn Health>().is_up());
    let text = panics(|| allowing.resolve::<dyn Mailer>());
    assert!(text.contains("`Outside` is external"), "{text}");
    let help = "`mock::<dyn Mailer>()` or `replace::<dyn Mailer>(..)`, or `allow_real::<Outside>()`, or `allow_externals_of::<Importing>()`";
    assert!(text.contains(help), "{text}");
    panics(|| drop(allowing));
    let mut allowing = graph();
    allowing.allow_externals_of::<Importing>();
    let text = panics(|| allowing.resolve::<dyn Health>());
    assert!(text.contains("`InMemory` is external"), "{text}");
    panics(|| drop(allowing));
}

#[test]
fn to_allow_the_externals_of_a_module_that_the_graph_has_not_is_a_problem() {
    let mut graph = TestGraph::of(Container::builder().install(Timed));
    graph.allow_externals_of::<Storage>();
    let text = panics(|| graph.container());
    assert!(text.contains("the graph has no module `Storage`"), "{text}");
    assert!(
        text.contains("remove `allow_externals_of::<Storage>()`"),
        "{text}"
    );
}
