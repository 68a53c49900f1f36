//! External components that are refused, with the path to them.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Keyed, ResolveErrorKind, component};

use super::{Both, Checkout, Later, Mailer, Outboxes, Payments, Signup, SmtpMailer, Worker, app};
use crate::support::{panics, reads};

#[test]
fn a_real_external_component_is_refused_with_the_path_to_it() {
    reads(
        panics(|| TestGraph::of(app()).resolve::<Signup>()),
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       Signup.mailer -> SmtpMailer (@, registered at @)
             help       `mock::<dyn Mailer>()` or `replace::<dyn Mailer>(..)`, or `allow_real::<SmtpMailer>()`
    ",
    );
}

#[test]
fn all_external_components_are_told_at_once() {
    reads(
        panics(|| TestGraph::of(app()).resolve::<Checkout>()),
        "
        2 components are external, and this test does not allow the real ones
             path       Checkout._signup -> Signup.mailer -> SmtpMailer (@, registered at @)
                        Checkout._payments -> Stripe (@, registered at @)
             help       `mock::<dyn Mailer>()` or `replace::<dyn Mailer>(..)`, or `allow_real::<SmtpMailer>()`
                        `mock::<dyn Payments>()` or `replace::<dyn Payments>(..)`, or `allow_real::<Stripe>()`
    ",
    );
}

#[test]
fn what_is_reached_as_itself_is_replaced_as_that() {
    #[derive(Injectable)]
    struct Direct(#[expect(dead_code)] Arc<SmtpMailer>);
    let text = panics(|| TestGraph::of(app().add(component::<Direct>())).resolve::<Direct>());
    reads(
        text,
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       Direct.0 -> SmtpMailer (@, registered at @)
             help       `replace_value` with another `SmtpMailer`, or override its consumers, or `allow_real::<SmtpMailer>()`
    ",
    );
}

#[test]
fn what_is_reached_as_one_of_its_traits_is_overridden_as_that() {
    struct Primary;
    let builder = Container::builder().add(component::<Both>().key::<Primary>().entry("eu"));
    let text = panics(|| {
        TestGraph::of(builder).get::<(
            Outboxes,
            Keyed<Primary, Outboxes>,
            Keyed<Primary, Arc<Both>>,
        )>()
    });
    assert!(
        text.contains(r#"`keyed::<Primary>().entry("eu").mock::<dyn Mailer>()` or `keyed"#),
        "{text}"
    );
}

#[test]
fn what_is_reached_as_a_trait_and_as_itself_is_replaced_as_both() {
    #[derive(Injectable)]
    struct Direct {
        _mailer: Arc<dyn Mailer>,
        _itself: Arc<SmtpMailer>,
    }
    let text = panics(|| TestGraph::of(app().add(component::<Direct>())).resolve::<Direct>());
    reads(
        text,
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       Direct._itself -> SmtpMailer (@, registered at @)
             help       `mock::<dyn Mailer>()` or `replace::<dyn Mailer>(..)`, and `replace_value` with another `SmtpMailer` for its own type, or `allow_real::<SmtpMailer>()`
    ",
    );
}

#[test]
fn a_trait_without_a_mock_is_told_as_such_where_all_external_components_are_mocked() {
    trait Unmocked: Send + Sync {}
    #[derive(Injectable)]
    #[inject(external, bind(dyn Unmocked))]
    struct Printer;
    impl Unmocked for Printer {}
    let builder = Container::builder().add(component::<Printer>());
    let text = panics(|| {
        let mut graph = TestGraph::of(builder);
        graph.mock_externals().resolve::<dyn Unmocked>()
    });
    reads(
        text,
        "
        `Printer` is external, and this test does not allow the real one
             path       Printer (@, registered at @)
             help       `dyn Unmocked` has no mock: write `#[wirework::mockable]` above `#[mockall::automock]` on the trait, or `replace::<dyn Unmocked>(..)`, or `allow_real::<Printer>()`
    ",
    );
}

#[test]
fn what_nobody_asks_for_is_not_refused() {
    let mut graph = TestGraph::of(app());
    graph.resolve::<Later>();
    graph.resolve::<Worker>();
}

#[test]
fn what_is_first_met_through_a_handle_is_refused_with_the_path_to_it() {
    let mut graph = TestGraph::of(app());
    let worker = graph.resolve::<Worker>();
    let error = worker.later.mailer.get().err().expect("it is external");
    assert_eq!(error.kind(), ResolveErrorKind::External);
    reads(
        crate::support::blank(&format!("{error:#}")),
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       Worker.later -> Later.mailer -> SmtpMailer (@, registered at @)
             help       `mock::<dyn Mailer>()` or `replace::<dyn Mailer>(..)`, or `allow_real::<SmtpMailer>()`
    ",
    );
    assert!(worker.later.signup.get().is_err());
    let text = panics(|| drop(graph));
    assert!(
        text.contains("Worker.later -> Later.mailer -> SmtpMailer"),
        "{text}"
    );
}

#[test]
fn who_deals_with_the_error_does_not_hide_that_an_external_component_was_reached() {
    let mut graph = TestGraph::of(app());
    let container = graph.container();
    assert!(container.resolve::<dyn Payments>().is_err());
    reads(
        panics(|| graph.finish()),
        "
        the test graph:
          `Stripe` is external, and this test does not allow the real one
               path       Stripe (@, registered at @)
               help       `mock::<dyn Payments>()` or `replace::<dyn Payments>(..)`, or `allow_real::<Stripe>()`
    ",
    );
}

#[test]
fn nothing_is_made_where_something_external_is_refused() {
    let mut graph = TestGraph::of(app());
    let text = panics(|| graph.get::<(Arc<Later>, Vec<Arc<dyn Payments>>, Arc<Signup>)>());
    assert!(text.starts_with("2 components are external"), "{text}");
    let text = panics(|| drop(graph));
    assert!(
        text.starts_with("the test graph:\n  2 components are external"),
        "{text}"
    );
}

#[test]
fn the_parts_of_what_is_constructed_are_refused() {
    let mut graph = TestGraph::of(app());
    let text = panics(|| graph.construct::<Checkout>());
    assert!(text.starts_with("2 components are external"), "{text}");
    assert!(panics(|| drop(graph)).contains("2 components"));
}
