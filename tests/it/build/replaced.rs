//! Promise 9: a binding is replaced only by an explicit `replace`.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, Keyed, bind, component, decorate};

use crate::support::{built, reads};

trait Mailer: Send + Sync {
    fn name(&self) -> String;
}

struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer;
impl Mailer for SmtpMailer {
    fn name(&self) -> String {
        "smtp".into()
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct FakeMailer;
impl Mailer for FakeMailer {
    fn name(&self) -> String {
        "fake".into()
    }
}

struct Named(&'static str);
impl Mailer for Named {
    fn name(&self) -> String {
        self.0.into()
    }
}

fn named(name: &'static str) -> Arc<dyn Mailer> {
    Arc::new(Named(name))
}

fn app() -> ContainerBuilder {
    Container::builder().add(component::<SmtpMailer>())
}

#[test]
fn a_component_replaces_what_is_bound_to_its_trait() {
    let container = built(app().replace(component::<FakeMailer>()));
    assert_eq!(container.resolve::<dyn Mailer>().unwrap().name(), "fake");
}

#[test]
fn a_component_all_of_whose_traits_are_replaced_is_not_bound_any_more() {
    let container = built(app().replace(component::<FakeMailer>()));
    assert!(
        container
            .get::<Option<Arc<SmtpMailer>>>()
            .unwrap()
            .is_none()
    );
    reads(
        &container.resolve::<SmtpMailer>().err().unwrap(),
        "
        nothing provides `SmtpMailer`
             removed    with its traits, which are all replaced (@, registered at @)
             help       resolve one of its traits; or let another component depend on it, so that it stays bound
    ",
    );
}

#[test]
fn a_component_one_of_whose_traits_is_left_stays_bound() {
    trait Bell: Send + Sync {}
    #[derive(Injectable)]
    #[inject(bind(dyn Mailer, dyn Bell))]
    struct Both;
    impl Bell for Both {}
    impl Mailer for Both {
        fn name(&self) -> String {
            "both".into()
        }
    }
    let builder = Container::builder().add(component::<Both>());
    let container = built(builder.replace(component::<FakeMailer>()));
    assert!(container.resolve::<Both>().is_ok());
    assert!(container.resolve::<dyn Bell>().is_ok());
    assert_eq!(container.resolve::<dyn Mailer>().unwrap().name(), "fake");
}

#[test]
fn a_replacement_may_come_before_what_it_replaces() {
    let container = built(
        Container::builder()
            .replace(bind::<dyn Mailer>().to_arc(named("value")))
            .add(component::<SmtpMailer>()),
    );
    assert_eq!(container.resolve::<dyn Mailer>().unwrap().name(), "value");
}

#[test]
fn the_lifetime_is_that_of_the_replacement() {
    let container = built(app().replace(component::<FakeMailer>().transient()));
    let mailer = || container.resolve::<dyn Mailer>().unwrap();
    let (one, other) = (mailer(), mailer());
    assert_eq!(one.name(), "fake");
    // A `FakeMailer` has no size, so only the counts distinguish the two.
    assert_eq!((Arc::strong_count(&one), Arc::strong_count(&other)), (1, 1));
}

#[test]
fn all_that_is_bound_to_the_key_is_replaced() {
    let container = built(
        app()
            .add(bind::<dyn Mailer>().to_arc(named("a")))
            .add(bind::<dyn Mailer>().to_arc(named("b")))
            .replace(bind::<dyn Mailer>().to_arc(named("c"))),
    );
    let mailers = container.get::<Vec<Arc<dyn Mailer>>>().unwrap();
    let names: Vec<String> = mailers.iter().map(|mailer| mailer.name()).collect();
    assert_eq!(names, ["c"]);
}

#[test]
fn another_qualifier_and_entries_are_left_alone() {
    let container = built(
        app()
            .add(bind::<dyn Mailer>().key::<Primary>().to_arc(named("a")))
            .add(bind::<dyn Mailer>().entry(1).to_arc(named("b")))
            .replace(component::<FakeMailer>()),
    );
    let mailers = container.get::<Vec<Arc<dyn Mailer>>>().unwrap();
    let names: Vec<String> = mailers.iter().map(|mailer| mailer.name()).collect();
    assert_eq!(names, ["fake", "b"]);
    let keyed = container.get::<Keyed<Primary, Arc<dyn Mailer>>>().unwrap();
    assert_eq!(keyed.name(), "a");
}

#[test]
fn under_a_qualifier_that_one_is_replaced() {
    let container = built(
        app()
            .add(bind::<dyn Mailer>().key::<Primary>().to_arc(named("a")))
            .replace(component::<FakeMailer>().key::<Primary>()),
    );
    let keyed = container.get::<Keyed<Primary, Arc<dyn Mailer>>>().unwrap();
    assert_eq!(keyed.name(), "fake");
    assert_eq!(container.resolve::<dyn Mailer>().unwrap().name(), "smtp");
}

#[test]
fn an_entry_replaces_the_entry_of_the_same_key() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().entry("one").to_value(1))
            .add(bind::<u8>().entry("two").to_value(2))
            .replace(bind::<u8>().entry("one").to_value(11)),
    );
    let all = container.get::<Vec<Arc<u8>>>().unwrap();
    assert_eq!(all.iter().map(|n| **n).collect::<Vec<_>>(), [11, 2]);
}

#[test]
fn a_replacement_stands_where_the_first_stood_that_it_replaces() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Mailer>().entry("a").to_arc(named("a")))
            .add(bind::<dyn Mailer>().entry("b").to_arc(named("b")))
            .add(bind::<dyn Mailer>().entry("c").to_arc(named("c")))
            .replace(bind::<dyn Mailer>().entry("b").to_arc(named("B"))),
    );
    let mailers = container.get::<Vec<Arc<dyn Mailer>>>().unwrap();
    let names: Vec<String> = mailers.iter().map(|mailer| mailer.name()).collect();
    assert_eq!(names, ["a", "B", "c"]);
}

trait Printer: Send + Sync {
    fn name(&self) -> String;
}

/// A component of two traits.
#[derive(Injectable)]
#[inject(bind(dyn Printer, dyn Mailer))]
struct Office;
impl Mailer for Office {
    fn name(&self) -> String {
        "office".into()
    }
}
impl Printer for Office {
    fn name(&self) -> String {
        "office".into()
    }
}

impl Printer for Named {
    fn name(&self) -> String {
        self.0.into()
    }
}

#[test]
fn what_replaces_two_traits_stands_where_the_first_of_both_stood() {
    let printer = |name| -> Arc<dyn Printer> { Arc::new(Named(name)) };
    let container = built(
        Container::builder()
            .add(bind::<dyn Mailer>().entry("a").to_arc(named("old")))
            .add(bind::<dyn Mailer>().entry("b").to_arc(named("b")))
            .add(bind::<dyn Printer>().entry("b").to_arc(printer("b")))
            .add(bind::<dyn Printer>().entry("a").to_arc(printer("old")))
            .replace(component::<Office>().entry("a")),
    );
    let mailers = container.get::<Vec<Arc<dyn Mailer>>>().unwrap();
    let mailers: Vec<String> = mailers.iter().map(|mailer| mailer.name()).collect();
    assert_eq!(mailers, ["office", "b"]);
    let printers = container.get::<Vec<Arc<dyn Printer>>>().unwrap();
    let printers: Vec<String> = printers.iter().map(|printer| printer.name()).collect();
    assert_eq!(printers, ["office", "b"]);
}

struct Loud(Arc<dyn Mailer>);
impl Mailer for Loud {
    fn name(&self) -> String {
        self.0.name().to_uppercase()
    }
}

#[test]
fn what_replaces_a_decorated_key_is_decorated() {
    let loud = |inner: Arc<dyn Mailer>| -> Arc<dyn Mailer> { Arc::new(Loud(inner)) };
    let container = built(
        app()
            .add(decorate::<dyn Mailer>().with(loud))
            .replace(component::<FakeMailer>()),
    );
    assert_eq!(container.resolve::<dyn Mailer>().unwrap().name(), "FAKE");
}

#[test]
fn a_seed_may_be_replaced_with_a_value() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_seed())
            .add(bind::<u16>().to(|n: Arc<u8>| u16::from(*n)).scoped())
            .replace(bind::<u8>().to_value(8)),
    );
    let scope = container.scope().open().unwrap();
    assert_eq!(*scope.resolve::<u16>().unwrap(), 8);
}
