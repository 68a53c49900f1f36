//! The graph of a module: a test can override a private binding by name.

mod auto_mocks;
mod decorated;
mod externals;
mod report;
mod wrapped;

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{
    Complete, Container, Exports, Installation, Key, Module, Provides, Standalone, bind, component,
};

use crate::support::{At, Clock, FakeMailer, Mailer, Signup, SmtpMailer, blank, panics, reads};

const CLOCK: Key = Key::of::<dyn Clock>();
const MAILER: Key = Key::of::<dyn Mailer>();
const SIGNUP: Key = Key::of::<Signup>();
const TIME: Key = Key::of::<u64>();

fn time() -> wirework::FactoryBinding<u64> {
    bind::<u64>().to(|clock: Arc<dyn Clock>| clock.now())
}

/// Exports the mailer. Its clock is private.
#[derive(Default)]
struct Mail;

impl Module for Mail {
    const NAME: &'static str = "Mail";

    fn install(self, into: &mut Installation) {
        into.add(component::<At>(), &[Key::of::<At>(), CLOCK]);
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
impl Standalone for Mail {}

impl Complete for Mail {}

/// Exports `Signup` and the time. It has its own private clock.
struct App;

impl Module for App {
    const NAME: &'static str = "App";

    fn install(self, into: &mut Installation) {
        into.add(component::<Signup>(), &[SIGNUP]);
        into.add(bind::<dyn Clock>().to_arc(Arc::new(At(5))), &[CLOCK]);
        into.add(time(), &[TIME]);
        into.import(Mail, &[MAILER]);
        into.export(SIGNUP);
        into.export(TIME);
    }
}

impl Provides<Signup> for App {
    const ENTRY: usize = 0;
}
impl Exports<Signup> for App {}
impl Provides<dyn Clock> for App {
    const ENTRY: usize = 1;
}
impl Provides<dyn Mailer> for App {
    const ENTRY: usize = 3;
}
impl Standalone for App {}

impl Complete for App {}

fn sent(graph: &mut TestGraph<App>) -> String {
    graph.resolve::<Signup>().mailer.send("ada")
}

#[test]
fn nothing_is_overridden_but_by_name() {
    assert_eq!(sent(&mut TestGraph::of(App)), "smtp to ada at 1");
}

#[test]
fn what_a_module_imports_is_overridden_where_it_is_bound() {
    let mut graph = TestGraph::of(App);
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(sent(&mut graph), "nothing to ada");
}

#[test]
fn what_is_private_to_the_module_is_overridden_by_name() {
    let mut graph = TestGraph::of(App);
    graph.mock::<dyn Clock>().0 = 9;
    assert_eq!(*graph.resolve::<u64>(), 9);
    assert_eq!(sent(&mut graph), "smtp to ada at 1");
}

#[test]
fn what_is_private_to_an_imported_module_is_overridden_within_it() {
    let mut graph = TestGraph::of(App);
    graph.within::<Mail>().replace::<dyn Clock>(Arc::new(At(9)));
    assert_eq!(sent(&mut graph), "smtp to ada at 9");
    assert_eq!(*graph.resolve::<u64>(), 5);
}

#[test]
fn the_same_key_can_be_overridden_in_each_module() {
    let mut graph = TestGraph::of(App);
    graph.within::<Mail>().mock::<dyn Clock>().0 = 9;
    graph.mock::<dyn Clock>().0 = 8;
    assert_eq!(sent(&mut graph), "smtp to ada at 9");
    assert_eq!(*graph.resolve::<u64>(), 8);
}

/// A mailer of the builder.
struct Own;

impl Mailer for Own {
    fn send(&self, to: &str) -> String {
        format!("own to {to}")
    }
}

#[test]
fn a_replacement_of_several_bindings_is_seen_where_only_one_of_them_was() {
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to_arc(Arc::new(Own)))
        .install(Mail)
        .install(App);
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "nothing to ada"
    );
}

#[test]
fn what_is_private_below_a_module_of_a_builder_is_overridden_by_name() {
    let mut graph = TestGraph::of(Container::builder().install(App));
    graph.replace_value(At(9));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "smtp to ada at 9"
    );
}

#[test]
fn what_is_private_to_a_module_of_a_builder_is_overridden_by_name() {
    let mut graph = TestGraph::of(
        Container::builder()
            .install(Mail)
            .add(component::<Signup>()),
    );
    graph.replace::<dyn Clock>(Arc::new(At(9)));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "smtp to ada at 9"
    );
}

struct Second;

impl Module for Second {
    const NAME: &'static str = "Second";

    fn install(self, into: &mut Installation) {
        into.add(component::<At>(), &[Key::of::<At>(), CLOCK]);
        into.add(time(), &[TIME]);
        into.export(TIME);
    }
}

#[test]
fn what_two_modules_have_is_not_overridden_in_either() {
    let mut graph = TestGraph::of(Container::builder().install(Mail).install(Second));
    graph.replace::<dyn Clock>(Arc::new(At(9)));
    graph.allow_unused::<dyn Clock>();
    reads(
        panics(|| graph.resolve::<u64>()),
        "
        the wiring has a problem: `dyn Clock` is bound separately in several modules
             written at @
             modules    `Mail`
                        `Second`
             help       write `.within::<Mail>()` before, to select one of them
        ",
    );
}

#[test]
fn an_unused_override_within_a_module_says_so() {
    let mut graph = TestGraph::of(App);
    graph.within::<Mail>().replace::<dyn Clock>(Arc::new(At(9)));
    graph.resolve::<u64>();
    let text = panics(|| graph.finish());
    assert!(
        text.contains("`within::<Mail>().allow_unused::<dyn Clock>()`"),
        "{text}"
    );
}

#[test]
fn a_module_that_is_not_there_has_nothing_to_override() {
    let mut graph = TestGraph::of(Container::builder().install(Second));
    graph.within::<Mail>().replace::<dyn Clock>(Arc::new(At(9)));
    graph.within::<Mail>().allow_unused::<dyn Clock>();
    let text = panics(|| graph.resolve::<u64>());
    assert!(
        text.contains("module `Mail` is not part of this graph"),
        "{text}"
    );
}

#[test]
fn an_entry_of_a_module_is_selected_by_its_name() {
    struct Clocks;
    impl Module for Clocks {
        const NAME: &'static str = "Clocks";

        fn install(self, into: &mut Installation) {
            into.add(component::<At>().entry("sun"), &[Key::of::<At>(), CLOCK]);
        }
    }
    let mut graph = TestGraph::of(Container::builder().install(Clocks));
    graph.member::<At>().replace::<dyn Clock>(Arc::new(At(9)));
    reads(
        panics(|| graph.resolve::<At>()),
        "
        the wiring has a problem: the member `At` of `dyn Clock` is not bound, so it can't be overridden
             written at @
             near miss  it is bound as the entry \"sun\" of type `&str`: call `.entry(\"sun\")` before (@, registered at @)
             help       remove the override; or, if only the test needs the binding, add it to the builder: `TestGraph::of(app().add(..))`
    ",
    );
}

#[test]
fn a_spy_is_seen_by_the_module_and_by_others() {
    struct Later(Arc<dyn Clock>);
    impl Clock for Later {
        fn now(&self) -> u64 {
            self.0.now() + 100
        }
    }
    struct Shared;
    impl Module for Shared {
        const NAME: &'static str = "Shared";

        fn install(self, into: &mut Installation) {
            into.add(component::<At>(), &[Key::of::<At>(), CLOCK]);
            into.add(time(), &[TIME]);
            into.export(CLOCK);
            into.export(TIME);
        }
    }
    let mut graph = TestGraph::of(Container::builder().install(Shared));
    graph.wrap::<dyn Clock>(|clock| Arc::new(Later(clock)));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 101);
    assert_eq!(*graph.resolve::<u64>(), 101);
}

#[test]
fn the_container_of_a_graph_is_that_of_its_module() {
    let mut graph = TestGraph::of(App);
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    let container: Container<App> = graph.container();
    let signup = container.resolve::<Signup>().unwrap();
    assert_eq!(signup.mailer.send("ada"), "nothing to ada");
}

#[test]
fn a_report_tells_whose_it_is() {
    let mut graph = TestGraph::of(App);
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    graph.resolve::<Signup>();
    reads(
        blank(&graph.report().to_string()),
        "
        At of Mail          real
        Signup              real
        SmtpMailer of Mail  real
        dyn Clock of App    real
        dyn Clock of Mail   real
        dyn Mailer of Mail  double, @
        u64                 real
        ",
    );
}
