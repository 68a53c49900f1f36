//! External components that are allowed by name, overridden, or mocked.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, bind, component};

use super::{Checkout, FakeMailer, Mailer, Signup, SmtpMailer, app};
use crate::support::{panics, reads};

#[test]
fn what_is_allowed_by_name_is_made() {
    let mut graph = TestGraph::of(app());
    graph.allow_real::<SmtpMailer>();
    assert_eq!(graph.resolve::<Signup>().mailer.send(), "sent");
}

#[test]
fn what_is_overridden_is_not_made() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer { says: "faked" }));
    assert_eq!(graph.resolve::<Signup>().mailer.send(), "faked");
}

#[test]
fn the_factory_of_an_external_component_is_external() {
    #[derive(Injectable)]
    #[inject(external)]
    struct Upload {
        #[inject(arg)]
        size: u32,
    }
    let builder = || Container::builder().add(component::<UploadFactory>());
    let text = panics(|| TestGraph::of(builder()).resolve::<UploadFactory>());
    assert!(text.starts_with("`UploadFactory` is external"), "{text}");
    let mut graph = TestGraph::of(builder());
    graph.allow_real::<UploadFactory>();
    let upload = graph.resolve::<UploadFactory>().create(3);
    assert_eq!(upload.map(|upload| upload.size).ok(), Some(3));
}

#[test]
fn to_allow_what_is_not_external_is_a_mistake() {
    let mut graph = TestGraph::of(app());
    reads(
        panics(|| {
            graph.allow_real::<Signup>();
        }),
        "
        `Signup` is not external; remove `allow_real::<Signup>()`, or write `#[inject(external)]` above the struct
    ",
    );
}

#[test]
fn what_is_constructed_without_being_bound_is_allowed_as_well() {
    let text = panics(|| TestGraph::of(Container::builder()).construct::<SmtpMailer>());
    reads(
        text,
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       SmtpMailer (@, constructed at @)
             help       `allow_real::<SmtpMailer>()`
    ",
    );
    let mut graph = TestGraph::of(Container::builder());
    graph.allow_real::<SmtpMailer>();
    assert_eq!(graph.construct::<SmtpMailer>().send(), "sent");
}

#[test]
fn external_components_are_mocked_where_their_traits_have_mocks() {
    let mut graph = TestGraph::of(app());
    graph.mock_externals();
    let signup = graph.resolve::<Signup>();
    graph.mock::<dyn Mailer>().says = "mocked";
    assert_eq!(signup.mailer.send(), "mocked");
}

#[test]
fn an_external_component_without_a_mock_is_still_refused() {
    let mut graph = TestGraph::of(app());
    graph.mock_externals();
    let text = panics(|| graph.resolve::<Checkout>());
    assert!(text.starts_with("`Stripe` is external"), "{text}");
    assert!(panics(|| drop(graph)).contains("`Stripe`"));
}

#[test]
fn what_the_test_overrides_or_allows_is_not_mocked_as_well() {
    let mut graph = TestGraph::of(app());
    graph.mock::<dyn Mailer>().says = "programmed";
    graph.mock_externals();
    assert_eq!(graph.resolve::<Signup>().mailer.send(), "programmed");

    let mut graph = TestGraph::of(app());
    graph.allow_real::<SmtpMailer>().mock_externals();
    assert_eq!(graph.resolve::<Signup>().mailer.send(), "sent");
}

#[test]
fn all_external_components_are_allowed_at_once() {
    let mut graph = TestGraph::of(app());
    graph.allow_externals();
    assert_eq!(graph.resolve::<Signup>().mailer.send(), "sent");
    graph.resolve::<Checkout>();
    assert!(graph.report().to_string().contains("external, allowed"));
}

#[test]
fn an_external_component_that_is_not_bound_is_allowed_with_all() {
    let mut graph = TestGraph::of(Container::builder());
    graph.allow_externals();
    assert_eq!(graph.construct::<SmtpMailer>().send(), "sent");
}

#[test]
fn externals_that_are_allowed_are_not_mocked() {
    let mut graph = TestGraph::of(app());
    graph.allow_externals().mock_externals();
    assert_eq!(graph.resolve::<Signup>().mailer.send(), "sent");
}

#[test]
fn externals_are_allowed_before_the_container_is_built() {
    let mut graph = TestGraph::of(app());
    graph.allow_real::<SmtpMailer>();
    graph.resolve::<Signup>();
    let text = panics(|| {
        graph.allow_externals();
    });
    assert!(
        text.starts_with("`allow_externals()` is too late"),
        "{text}"
    );
}

#[test]
fn an_allowed_component_may_be_unused() {
    let mut graph = TestGraph::of(app().add(bind::<u16>().to_value(80)));
    graph.allow_real::<SmtpMailer>();
    assert_eq!(*graph.resolve::<u16>(), 80);
}

#[test]
fn an_allowed_component_may_be_missing_in_the_graph() {
    let mut graph = TestGraph::of(Container::builder().add(bind::<u16>().to_value(80)));
    graph.allow_real::<SmtpMailer>();
    assert_eq!(*graph.resolve::<u16>(), 80);
}
