//! Several external components of one trait.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, bind, component};

use super::{Both, FakeMailer, Mailer, Outboxes, SmtpMailer};
use crate::support::{panics, reads};

type Mailers = Vec<Arc<dyn Mailer>>;

/// Returns a graph of two external mailers, which are mocked.
fn mocked() -> TestGraph {
    let builder = Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Both>());
    let mut graph = TestGraph::of(builder);
    graph.mock_externals();
    graph
}

fn said(mailers: &Mailers) -> Vec<&'static str> {
    mailers.iter().map(|mailer| mailer.send()).collect()
}

fn fake() -> Arc<FakeMailer> {
    Arc::new(FakeMailer { says: "faked" })
}

#[test]
fn each_of_several_external_components_has_a_mock_of_its_own() {
    let mut graph = mocked();
    let mailers: Mailers = graph.get();
    assert!(!Arc::ptr_eq(&mailers[0], &mailers[1]));
    graph.member::<Both>().mock::<dyn Mailer>().says = "programmed";
    assert_eq!(said(&mailers), ["", "programmed"]);
}

#[test]
fn an_allowed_component_beside_a_mocked_one_is_real() {
    let mut graph = mocked();
    graph.allow_real::<Both>();
    assert_eq!(said(&graph.get()), ["", "sent"]);
}

#[test]
fn an_override_of_one_component_leaves_the_others_mocked() {
    let mut graph = mocked();
    graph.member::<SmtpMailer>().replace::<dyn Mailer>(fake());
    assert_eq!(said(&graph.get()), ["faked", ""]);
}

#[test]
fn an_override_of_a_position_leaves_the_others_mocked() {
    let mut graph = mocked();
    graph.nth(1).replace::<dyn Mailer>(fake());
    assert_eq!(said(&graph.get()), ["", "faked"]);
}

#[test]
fn an_override_of_all_replaces_the_mocks() {
    let mut graph = mocked();
    graph.replace::<dyn Mailer>(fake());
    assert_eq!(said(&graph.get()), ["faked"]);
}

#[test]
fn a_map_does_not_need_an_external_component_that_is_no_entry() {
    let fake = || -> Arc<dyn Mailer> { Arc::new(FakeMailer { says: "faked" }) };
    let builder = Container::builder()
        .add(component::<SmtpMailer>())
        .add(bind::<dyn Mailer>().entry("fake").to_arc(fake()));
    let mut graph = TestGraph::of(builder);
    let outboxes = graph.get::<Outboxes>();
    assert_eq!(outboxes["fake"].send(), "faked");
    assert_eq!(outboxes.len(), 1);
}

#[test]
fn to_program_one_of_several_mocks_names_its_component() {
    let mut graph = mocked();
    let _: Mailers = graph.get();
    let text = panics(|| {
        let _ = graph.mock::<dyn Mailer>();
    });
    reads(
        text,
        "
        `dyn Mailer` is ambiguous: the auto-mock of the member `SmtpMailer` of `dyn Mailer` (@), or the auto-mock of the member `Both` of `dyn Mailer` (@); write `.member::<..>()` before
    ",
    );
}

#[test]
fn a_component_that_the_test_replaces_by_its_own_type_is_not_mocked() {
    let mut graph = mocked();
    graph.replace_value(Both);
    assert_eq!(said(&graph.get()), ["", "sent"]);
}

#[test]
fn the_remedy_for_one_of_several_names_its_component() {
    let mut graph = TestGraph::of(
        Container::builder()
            .add(component::<SmtpMailer>())
            .add(bind::<dyn Mailer>().to_arc(fake())),
    );
    let text = panics(|| graph.get::<Mailers>());
    let help = "`member::<SmtpMailer>().mock::<dyn Mailer>()` or `member::<SmtpMailer>().replace::<dyn Mailer>(..)`";
    assert!(text.contains(help), "{text}");
    panics(|| drop(graph));
}
