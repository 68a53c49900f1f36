//! Components of modules that do real I/O.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Installation, Key, Module, component};

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

#[test]
fn externals_are_mocked_as_the_traits_that_their_module_names() {
    struct Timed;
    impl Module for Timed {
        const NAME: &'static str = "Timed";

        fn install(self, into: &mut Installation) {
            into.add(component::<Remote>(), &[Key::of::<Remote>(), CLOCK]);
            into.add(time(), &[TIME]);
            into.export(TIME);
        }
    }
    let mut graph = TestGraph::of(Container::builder().install(Timed));
    graph.mock_externals();
    assert_eq!(*graph.resolve::<u64>(), At::default().0);
}
