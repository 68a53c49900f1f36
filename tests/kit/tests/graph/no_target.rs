//! Overrides of what is not bound, in a module or as a member.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Installation, Key, Module, Provides, bind, component};

use crate::support::{At, Clock, panics, reads};

/// Binds a private clock.
struct Tower;

impl Module for Tower {
    const NAME: &'static str = "Tower";

    fn install(self, into: &mut Installation) {
        into.add(
            component::<At>(),
            &[Key::of::<At>(), Key::of::<dyn Clock>()],
        );
    }
}

impl Provides<dyn Clock> for Tower {
    const ENTRY: usize = 1;
}

/// Claims to provide a clock, as only a hand-written module can.
struct Empty;

impl Provides<dyn Clock> for Empty {
    const ENTRY: usize = 0;
}

impl Module for Empty {
    const NAME: &'static str = "Empty";

    fn install(self, _: &mut Installation) {}
}

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct Sundial;

impl Clock for Sundial {
    fn now(&self) -> u64 {
        2
    }
}

#[test]
fn a_module_that_is_not_in_the_graph_is_named() {
    let mut graph = TestGraph::of(Container::builder().add(component::<At>()));
    graph
        .within::<Tower>()
        .replace::<dyn Clock>(Arc::new(At(9)));
    reads(
        panics(|| graph.resolve::<At>()),
        "
        the wiring has a problem: module `Tower` is not part of this graph, so `dyn Clock` can't be overridden in it
             written at @
             near miss  it is bound outside of all modules: remove `.within::<Tower>()` (@, registered at @)
             help       remove `.within::<Tower>()`, or install `Tower` in the graph
    ",
    );
}

#[test]
fn a_key_that_another_module_binds_is_found_there() {
    let mut graph = TestGraph::of(Container::builder().install(Tower).install(Empty));
    graph
        .within::<Empty>()
        .replace::<dyn Clock>(Arc::new(At(9)));
    reads(
        panics(|| graph.resolve::<At>()),
        "
        the wiring has a problem: `dyn Clock` within `Empty` is not bound, so it can't be overridden
             written at @
             near miss  it is bound in module `Tower`: write `.within::<Tower>()` (@, registered at @)
             help       remove `.within::<Empty>()`, or name the module that binds it
    ",
    );
}

#[test]
fn a_key_that_nothing_binds_has_no_near_miss() {
    let mut graph = TestGraph::of(Container::builder().install(Empty));
    graph
        .within::<Empty>()
        .replace::<dyn Clock>(Arc::new(At(9)));
    let text = panics(|| graph.container());
    assert!(
        text.contains("`dyn Clock` within `Empty` is not bound, so it can't be overridden"),
        "{text}"
    );
    assert!(!text.contains("near miss"), "{text}");
}

#[test]
fn of_a_component_that_is_no_member_the_members_are_named() {
    let clocks = || {
        Container::builder()
            .add(component::<At>())
            .add(bind::<dyn Clock>().to_arc(Arc::new(At(3))))
    };
    let mut graph = TestGraph::of(clocks());
    graph
        .member::<Sundial>()
        .replace::<dyn Clock>(Arc::new(At(9)));
    reads(
        panics(|| graph.resolve::<At>()),
        "
        the wiring has a problem: the member `Sundial` of `dyn Clock` is not bound, so it can't be overridden
             written at @
             members    number 0: component `At` (@, registered at @)
                        number 1: a value of `dyn Clock` (registered at @)
             help       select one of these with `.member::<..>()` or `.nth(..)`
    ",
    );
    let mut graph = TestGraph::of(clocks());
    graph.nth(2).remove::<dyn Clock>();
    reads(
        panics(|| graph.resolve::<At>()),
        "
        the wiring has a problem: the member number 2 of `dyn Clock` is not bound, so it can't be overridden
             written at @
             members    number 0: component `At` (@, registered at @)
                        number 1: a value of `dyn Clock` (registered at @)
             help       select one of these with `.member::<..>()` or `.nth(..)`
    ",
    );
}

#[test]
fn the_members_of_a_module_are_named_with_it() {
    let mut graph = TestGraph::of(Container::builder().install(Tower));
    graph.nth(1).remove::<dyn Clock>();
    let text = panics(|| graph.container());
    let member = "members    number 0 of module `Tower`: component `At` (@, registered at @)";
    assert!(text.contains(member), "{text}");
}

#[test]
fn a_member_is_found_in_the_only_module_that_has_it() {
    struct Garden;
    impl Module for Garden {
        const NAME: &'static str = "Garden";

        fn install(self, into: &mut Installation) {
            let keys = [Key::of::<Sundial>(), Key::of::<dyn Clock>()];
            into.add(component::<Sundial>(), &keys);
            into.add(
                bind::<u64>().to(|clock: Arc<dyn Clock>| clock.now()),
                &[TIME],
            );
            into.export(TIME);
        }
    }
    const TIME: Key = Key::of::<u64>();
    let mut graph = TestGraph::of(Container::builder().install(Tower).install(Garden));
    graph
        .member::<Sundial>()
        .replace::<dyn Clock>(Arc::new(At(9)));
    assert_eq!(*graph.resolve::<u64>(), 9);
}

mod billing {
    pub(super) struct Rate;
}

mod shipping {
    pub(super) struct Rate;
}

#[test]
fn overrides_of_two_types_of_one_name_are_named_with_their_paths() {
    let mut graph = TestGraph::of(Container::builder());
    graph
        .replace_value(billing::Rate)
        .replace_value(shipping::Rate);
    let text = panics(|| drop(graph.container()));
    for path in ["billing::Rate", "shipping::Rate"] {
        let fact = format!("`graph::no_target::{path}` is not bound");
        assert!(text.contains(&fact), "{text}");
    }
}

#[test]
fn unused_overrides_of_two_types_of_one_name_are_named_with_their_paths() {
    let app = Container::builder()
        .add(bind::<billing::Rate>().to(|| billing::Rate))
        .add(bind::<shipping::Rate>().to(|| shipping::Rate));
    let mut graph = TestGraph::of(app);
    graph
        .replace_value(billing::Rate)
        .replace_value(shipping::Rate);
    let text = panics(|| graph.finish());
    for path in ["billing::Rate", "shipping::Rate"] {
        let fact = format!("the value of `graph::no_target::{path}`");
        assert!(text.contains(&fact), "{text}");
    }
}
