//! The bindings that an override replaces.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, bind, component, decorate};

use crate::support::{
    Admin, At, Clock, Config, FakeMailer, Health, Mailer, Signup, SmtpMailer, app, panics, reads,
};

#[test]
fn all_that_is_not_overridden_is_real() {
    let mut graph = TestGraph::of(app());
    let signup = graph.resolve::<Signup>();
    assert_eq!(signup.mailer.send("ada"), "smtp to ada at 1");
}

#[test]
fn a_double_is_in_the_place_of_the_real_one() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    let signup = graph.resolve::<Signup>();
    assert_eq!(signup.mailer.send("ada"), "nothing to ada");
}

#[test]
fn a_double_that_the_test_keeps_goes_in_as_a_clone() {
    let fake = Arc::new(At(7));
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(fake.clone());
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "smtp to ada at 7"
    );
    drop(graph);
    assert_eq!(Arc::strong_count(&fake), 1);
}

#[test]
fn the_other_traits_of_a_component_stay_real() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert!(graph.resolve::<dyn Health>().is_up());
    assert_eq!(graph.resolve::<dyn Mailer>().send("ada"), "nothing to ada");
}

#[test]
fn a_component_all_of_whose_traits_are_overridden_is_still_there_as_itself() {
    let fake = Arc::new(FakeMailer);
    let mut graph = TestGraph::of(app());
    graph
        .replace::<dyn Mailer>(fake.clone())
        .replace::<dyn Health>(fake);
    assert!(!graph.resolve::<dyn Health>().is_up());
    assert_eq!(
        graph.resolve::<Admin>().smtp.send("ada"),
        "smtp to ada at 1"
    );
    graph.allow_unused::<dyn Mailer>();
}

#[test]
fn a_value_is_in_the_place_of_a_struct() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(0));
    assert_eq!(graph.resolve::<Config>().0, 0);
}

#[test]
fn the_traits_of_a_struct_lead_to_the_value_in_its_place() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(At(9));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 9);
    assert_eq!(graph.resolve::<At>().0, 9);
}

#[test]
fn a_struct_can_be_replaced_by_name_with_what_is_shared() {
    let mut graph = TestGraph::of(app());
    graph.replace::<Config>(Arc::new(Config(3)));
    assert_eq!(graph.resolve::<Config>().0, 3);
}

#[test]
fn a_decorator_stays_around_a_double() {
    struct Loud(Arc<dyn Mailer>);
    impl Mailer for Loud {
        fn send(&self, to: &str) -> String {
            self.0.send(to).to_uppercase()
        }
    }
    let loud = |inner: Arc<dyn Mailer>| -> Arc<dyn Mailer> { Arc::new(Loud(inner)) };
    let mut graph = TestGraph::of(app().add(decorate::<dyn Mailer>().with(loud)));
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(graph.resolve::<dyn Mailer>().send("ada"), "NOTHING TO ADA");
}

#[test]
fn what_a_factory_needed_is_not_needed_behind_a_double() {
    let builder = Container::builder()
        .add(
            bind::<dyn Mailer>().to(|config: Arc<Config>| -> Arc<dyn Mailer> {
                panic!("port {} is not opened", config.0)
            }),
        )
        .add(component::<Signup>());
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "nothing to ada"
    );
}

#[test]
fn overrides_may_stand_in_one_statement() {
    let mut graph = TestGraph::of(app());
    graph
        .replace::<dyn Mailer>(Arc::new(FakeMailer))
        .replace_value(Config(1));
    let (_, config) = graph.get::<(Arc<dyn Mailer>, Arc<Config>)>();
    assert_eq!(config.0, 1);
}

#[test]
fn to_override_what_is_not_bound_is_an_error_with_the_near_misses() {
    struct Primary;
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(At(1)));
    graph
        .keyed::<Primary>()
        .replace::<dyn Mailer>(Arc::new(FakeMailer));
    let text = panics(|| graph.resolve::<Signup>());
    reads(
        text,
        "
        the wiring has a problem: `dyn Mailer` keyed `Primary` is not bound, so it can't be overridden
             written at @
             near miss  it is bound without a key: remove `.keyed::<..>()` (@, registered at @)
             help       remove the override; or, if only the test needs the binding, add it to the builder: `TestGraph::of(app().add(..))`
    ",
    );
}

#[test]
fn what_is_wrong_with_the_wiring_is_told_when_something_is_asked_for() {
    let mut graph = TestGraph::of(Container::builder().add(component::<Signup>()));
    let text = panics(|| graph.resolve::<Signup>());
    assert!(text.contains("nothing provides `dyn Mailer`"), "{text}");
}

#[test]
fn what_can_not_be_had_panics_with_the_whole_text() {
    let mut graph = TestGraph::of(app());
    let text = panics(|| graph.resolve::<u8>());
    reads(
        text,
        "
        nothing provides `u8`
             help       `.add(bind::<u8>().to_value(..))`, or `.to(..)` with a function
    ",
    );
}

#[test]
fn a_later_override_of_the_same_key_replaces_an_earlier_one() {
    let usual = || {
        let mut graph = TestGraph::of(app());
        graph.replace::<dyn Clock>(Arc::new(At(12)));
        graph
    };
    let overrides: [(Over, u64); 6] = [
        (|_| {}, 12),
        (
            |graph| {
                graph.replace::<dyn Clock>(Arc::new(At(3)));
            },
            3,
        ),
        (|graph| graph.mock::<dyn Clock>().0 = 4, 4),
        (
            |graph| {
                graph.wrap::<dyn Clock>(|real| Arc::new(At(real.now() + 4)));
            },
            5,
        ),
        (
            |graph| {
                graph.rebind::<dyn Clock>().to(clock_of_the_config());
            },
            80,
        ),
        (
            |graph| {
                graph.nth(0).replace::<dyn Clock>(Arc::new(At(6)));
            },
            6,
        ),
    ];
    for (later, hour) in overrides {
        let mut graph = usual();
        later(&mut graph);
        assert_eq!(graph.resolve::<dyn Clock>().now(), hour);
        graph.allow_unused::<dyn Clock>();
    }
}

/// Overrides a binding of a graph.
type Over = fn(&mut TestGraph);

fn clock_of_the_config() -> impl Fn(Arc<Config>) -> Arc<dyn Clock> {
    |config| Arc::new(At(config.0.into()))
}

#[test]
fn the_last_override_is_the_one_that_must_be_needed() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(1)).replace_value(Config(2));
    graph.resolve::<Signup>();
    let text = panics(|| drop(graph));
    assert!(
        text.contains("the value of `Config` (@) is unused"),
        "{text}"
    );
}

#[test]
fn a_factory_takes_its_dependencies_from_the_graph() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(9));
    graph.rebind::<dyn Clock>().to(clock_of_the_config());
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "smtp to ada at 9"
    );
}

#[test]
fn a_factory_that_needs_what_is_not_bound_is_a_problem_of_the_wiring() {
    let mut graph = TestGraph::of(app());
    graph
        .rebind::<dyn Clock>()
        .to(|hour: Arc<u8>| -> Arc<dyn Clock> { Arc::new(At(u64::from(*hour))) });
    let text = panics(|| graph.container());
    assert!(text.contains("nothing provides `u8`"), "{text}");
}

#[test]
fn a_factory_keeps_the_lifetime_of_the_binding() {
    let builder = Container::builder()
        .add(component::<At>().transient())
        .add(bind::<Config>().to_value(Config(1)));
    let mut graph = TestGraph::of(builder);
    graph.rebind::<dyn Clock>().to(clock_of_the_config());
    let (one, other) = graph.get::<(Arc<dyn Clock>, Arc<dyn Clock>)>();
    assert!(!Arc::ptr_eq(&one, &other));
}

#[test]
fn a_struct_and_one_of_its_traits_may_both_be_overridden() {
    let mut graph = TestGraph::of(app());
    graph
        .replace::<dyn Clock>(Arc::new(At(4)))
        .replace_value(At(5));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 4);
    assert_eq!(graph.resolve::<At>().0, 5);
}

#[test]
fn a_component_that_is_not_bound_is_constructed_of_doubles() {
    let builder = Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<At>());
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(
        graph.construct::<Signup>().mailer.send("ada"),
        "nothing to ada"
    );
}
