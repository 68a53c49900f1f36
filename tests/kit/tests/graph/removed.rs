//! Removals of bindings that something still needs.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Installation, Key, Module, Provides, bind, component, decorate};

use crate::support::{At, Clock, Mailer, Signup, SmtpMailer, app, panics, reads};

#[test]
fn a_consumer_of_a_removed_binding_is_told_where_it_was_removed() {
    let mut graph = TestGraph::of(app());
    graph.remove::<dyn Clock>();
    reads(
        panics(|| graph.resolve::<Signup>()),
        "
        the wiring has a problem: nothing provides `dyn Clock`
             needed by  field `clock`: `Arc<dyn Clock>` of `SmtpMailer` (@, registered at @)
             needed for Admin.smtp -> SmtpMailer.clock
             removed    by the test at @
             help       write `replace` instead of `remove`, or remove the consumers too
    ",
    );
}

#[test]
fn a_test_that_resolves_a_removed_binding_is_told_where_it_was_removed() {
    let mut graph = TestGraph::of(Container::builder().add(component::<At>()));
    graph.remove::<dyn Clock>().allow_unused::<dyn Clock>();
    reads(
        panics(|| graph.resolve::<dyn Clock>()),
        "
        nothing provides `dyn Clock`
             removed    by the test at @
             help       write `replace` instead of `remove`, or remove the consumers too
    ",
    );
}

#[test]
fn a_removed_member_and_a_removed_key_with_a_qualifier_are_named_too() {
    struct Primary;
    let app = || {
        Container::builder()
            .add(component::<SmtpMailer>())
            .add(component::<At>())
            .add(bind::<u8>().key::<Primary>().to_value(8))
            .add(bind::<u16>().to(|_: wirework::Keyed<Primary, Arc<u8>>| 16))
    };
    let mut graph = TestGraph::of(app());
    graph.member::<At>().remove::<dyn Clock>();
    graph.keyed::<Primary>().remove::<u8>();
    let text = panics(|| graph.container());
    assert_eq!(
        text.matches("removed    by the test at @").count(),
        2,
        "{text}"
    );
    assert!(!text.contains("near miss"), "{text}");
}

#[test]
fn a_key_that_the_test_did_not_remove_has_its_near_misses() {
    let mut graph = TestGraph::of(
        Container::builder()
            .add(component::<SmtpMailer>())
            .add(bind::<At>().to_value(At(3)))
            .add(bind::<u8>().to_value(8)),
    );
    graph.remove::<u8>();
    let text = panics(|| graph.resolve::<dyn Mailer>());
    assert!(text.contains("near miss  `At` is bound"), "{text}");
}

/// Exports the mailer. Its clock is private.
struct Mail;

impl Module for Mail {
    const NAME: &'static str = "Mail";

    fn install(self, into: &mut Installation) {
        const MAILER: Key = Key::of::<dyn Mailer>();
        into.add(
            component::<At>(),
            &[Key::of::<At>(), Key::of::<dyn Clock>()],
        );
        into.add(
            component::<SmtpMailer>(),
            &[Key::of::<SmtpMailer>(), MAILER],
        );
        into.export(MAILER);
    }
}

impl Provides<dyn Clock> for Mail {
    const ENTRY: usize = 1;
}

#[test]
fn a_removed_binding_of_a_module_is_named_with_the_module() {
    let mut graph = TestGraph::of(Container::builder().install(Mail));
    graph.within::<Mail>().remove::<dyn Clock>();
    reads(
        panics(|| graph.resolve::<dyn Mailer>()),
        "
        the wiring has a problem: nothing in module `Mail` provides `dyn Clock`
             needed by  field `clock`: `Arc<dyn Clock>` of `SmtpMailer` (@, registered at @)
             removed    by the test at @
             help       write `replace` instead of `remove`, or remove the consumers too
    ",
    );
}

#[test]
fn a_removed_component_stays_bound_to_its_traits() {
    let mut graph = TestGraph::of(
        Container::builder()
            .add(component::<At>())
            .add(component::<SmtpMailer>())
            .add(decorate::<SmtpMailer>().with(|inner: Arc<SmtpMailer>| inner)),
    );
    graph.remove::<SmtpMailer>();
    assert!(graph.get::<Option<Arc<SmtpMailer>>>().is_none());
    assert_eq!(
        graph.resolve::<dyn Mailer>().send("ada"),
        "smtp to ada at 1"
    );
}

#[test]
fn a_removed_eager_binding_is_not_constructed() {
    let constructed = || -> Arc<dyn Clock> { unreachable!("a test has removed it") };
    let decorated = |_: Arc<dyn Clock>| -> Arc<dyn Clock> { unreachable!("it has no target") };
    let mut graph = TestGraph::of(
        Container::builder()
            .add(bind::<dyn Clock>().to(constructed).eager())
            .add(decorate::<dyn Clock>().with(decorated)),
    );
    graph.remove::<dyn Clock>().allow_unused::<dyn Clock>();
    assert!(graph.container().warm_up().is_ok());
}

#[test]
fn a_removed_value_is_dropped_when_the_graph_is_built() {
    let clock = Arc::new(At(3));
    let mut graph = TestGraph::of(
        Container::builder().add(bind::<dyn Clock>().to_arc(Arc::clone(&clock) as Arc<dyn Clock>)),
    );
    graph.remove::<dyn Clock>().allow_unused::<dyn Clock>();
    let _container = graph.container();
    assert_eq!(Arc::strong_count(&clock), 1);
}

/// Has a private clock that nothing needs.
struct Idle;

impl Module for Idle {
    const NAME: &'static str = "Idle";

    fn install(self, into: &mut Installation) {
        into.add(
            component::<At>(),
            &[Key::of::<At>(), Key::of::<dyn Clock>()],
        );
    }
}

impl Provides<dyn Clock> for Idle {
    const ENTRY: usize = 1;
}

#[test]
fn a_removal_in_a_module_is_unused_if_the_test_needs_another_binding_of_the_key() {
    let clock = bind::<dyn Clock>().to_arc(Arc::new(At(5)));
    let builder = Container::builder()
        .add(clock)
        .add(component::<SmtpMailer>());
    let mut graph = TestGraph::of(builder.install(Idle));
    graph.within::<Idle>().remove::<dyn Clock>();
    graph.resolve::<dyn Clock>();
    graph.resolve::<SmtpMailer>();
    let text = panics(|| drop(graph));
    assert!(
        text.contains("the removal of `dyn Clock` within `Idle` (@) is unused"),
        "{text}"
    );
}
