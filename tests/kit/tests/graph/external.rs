//! Components that do real I/O.

use std::sync::Arc;

use wirework::testing::{Mock, Mockable, TestGraph};
use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, Provider, ResolveErrorKind, component,
};

use crate::support::{panics, reads};

trait Mailer: Send + Sync {
    fn send(&self) -> &'static str;
}

trait Payments: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer), external)]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn send(&self) -> &'static str {
        "sent"
    }
}

#[derive(Default)]
struct FakeMailer {
    says: &'static str,
}

impl Mailer for FakeMailer {
    fn send(&self) -> &'static str {
        self.says
    }
}

/// In front of the mock, so that it can be programmed later.
struct Double(Mock<dyn Mailer>);

impl Mailer for Double {
    fn send(&self) -> &'static str {
        self.0.mock().says
    }
}

impl Mockable for dyn Mailer {
    type Mock = FakeMailer;

    fn double(mock: &Mock<Self>) -> Arc<Self> {
        Arc::new(Double(mock.clone()))
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Payments), external)]
struct Stripe;
impl Payments for Stripe {}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

#[derive(Injectable)]
struct Checkout {
    _signup: Arc<Signup>,
    _payments: Arc<dyn Payments>,
}

#[derive(Injectable)]
struct Later {
    mailer: Provider<dyn Mailer>,
    signup: Lazy<Signup>,
}

#[derive(Injectable)]
struct Worker {
    later: Arc<Later>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Stripe>())
        .add(component::<Signup>())
        .add(component::<Checkout>())
        .add(component::<Later>())
        .add(component::<Worker>())
}

#[test]
fn a_real_external_component_is_refused_with_the_path_to_it() {
    reads(
        panics(|| TestGraph::of(app()).resolve::<Signup>()),
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       Signup.mailer -> SmtpMailer (@, registered at @)
             help       override it, as with `mock::<dyn Mailer>()`; or write `allow_real::<SmtpMailer>()`
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
             help       override it, as with `mock::<dyn Mailer>()`; or write `allow_real::<SmtpMailer>()`
                        override it, as with `mock::<dyn Payments>()`; or write `allow_real::<Stripe>()`
    ",
    );
}

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
        crate::support::blank(&error.to_string()),
        "
        `SmtpMailer` is external, and this test does not allow the real one
             path       Worker.later -> Later.mailer -> SmtpMailer (@, registered at @)
             help       override it, as with `mock::<dyn Mailer>()`; or write `allow_real::<SmtpMailer>()`
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
               help       override it, as with `mock::<dyn Payments>()`; or write `allow_real::<Stripe>()`
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
        `Signup` is not external, so there is nothing to allow: take `allow_real::<Signup>()` away, or write `#[inject(external)]` on it
    ",
    );
}

#[test]
fn to_allow_what_is_not_bound_is_a_mistake() {
    let mut graph = TestGraph::of(Container::builder());
    graph.allow_real::<Stripe>();
    reads(
        panics(|| graph.container()),
        "
        the wiring has a problem: `Stripe` is allowed, and not bound
             written at @
             help       take `allow_real` away
    ",
    );
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
