//! Collections of values that are resolved later.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, Lazy, Module, Provider, bind, component};

use crate::support::{Log, built, refuses};

trait Command: Send + Sync {
    fn run(&self) -> &'static str;
}

struct Named(&'static str);

impl Command for Named {
    fn run(&self) -> &'static str {
        self.0
    }
}

/// Binds commands as entries. Each writes its name when it is constructed.
fn commands(log: &Log) -> ContainerBuilder {
    let names = ["add", "list", "remove"];
    names
        .into_iter()
        .fold(Container::builder(), |builder, name| {
            let log = log.clone();
            let command = move || -> Box<dyn Command> {
                log.write(name);
                Box::new(Named(name))
            };
            builder.add(bind::<dyn Command>().entry(name).to(command))
        })
}

#[test]
fn one_entry_of_a_map_is_constructed_by_its_key() {
    struct Cli(BTreeMap<&'static str, Lazy<dyn Command>>);
    let log = Log::default();
    let container = built(commands(&log).add(bind::<Cli>().to(Cli)));
    let cli = container.resolve::<Cli>().unwrap();
    assert_eq!(
        cli.0.keys().copied().collect::<Vec<_>>(),
        ["add", "list", "remove"]
    );
    assert!(log.names().is_empty());
    assert_eq!(cli.0["list"].get().unwrap().run(), "list");
    assert_eq!(log.names(), ["list"]);
}

#[test]
fn each_form_resolves_each_value() {
    let log = Log::default();
    let container = built(commands(&log));
    let lazies: Vec<Lazy<dyn Command>> = container.get().unwrap();
    let names: Vec<_> = lazies
        .iter()
        .map(|lazy| lazy.get().unwrap().run())
        .collect();
    assert_eq!(names, ["add", "list", "remove"]);
    let providers: Vec<Provider<dyn Command>> = container.get().unwrap();
    assert_eq!(providers[2].get().unwrap().run(), "remove");
    let lazies: HashMap<&'static str, Lazy<dyn Command>> = container.get().unwrap();
    assert_eq!(lazies["add"].get().unwrap().run(), "add");
    let providers: HashMap<&'static str, Provider<dyn Command>> = container.get().unwrap();
    assert_eq!(providers["add"].get().unwrap().run(), "add");
    let providers: BTreeMap<&'static str, Provider<dyn Command>> = container.get().unwrap();
    assert_eq!(providers.len(), 3);
}

#[test]
fn a_member_may_need_the_holder_of_the_collection_and_nothing_leaks() {
    struct Registry(
        Vec<Lazy<dyn Command>>,
        #[expect(dead_code, reason = "is dropped")] crate::support::Noted,
    );
    struct Help(Arc<Registry>);
    impl Command for Help {
        fn run(&self) -> &'static str {
            if self.0.0.len() == 1 { "help" } else { "?" }
        }
    }
    let log = Log::default();
    let noted = log.clone();
    let help = |registry: Arc<Registry>| -> Box<dyn Command> { Box::new(Help(registry)) };
    let container = built(
        Container::builder()
            .add(bind::<Registry>().to(move |all| Registry(all, noted.note("registry"))))
            .add(bind::<dyn Command>().to(help).transient()),
    );
    let registry = container.resolve::<Registry>().unwrap();
    assert_eq!(registry.0[0].get().unwrap().run(), "help");
    drop((registry, container));
    assert_eq!(log.names(), ["registry"]);
}

#[test]
fn a_consumer_outside_of_the_cycle_holds_the_values_of_its_handles() {
    struct Registry(Vec<Lazy<dyn Command>>);
    struct Visitor(Vec<Lazy<dyn Command>>);
    struct Help(
        #[expect(dead_code, reason = "is held")] Arc<Registry>,
        #[expect(dead_code, reason = "is dropped")] crate::support::Noted,
    );
    impl Command for Help {
        fn run(&self) -> &'static str {
            "help"
        }
    }
    let log = Log::default();
    let noted = log.clone();
    let help = move |registry| -> Box<dyn Command> { Box::new(Help(registry, noted.note("help"))) };
    let container = built(
        Container::builder()
            .add(bind::<Registry>().to(Registry))
            .add(bind::<Visitor>().to(Visitor).transient())
            .add(bind::<dyn Command>().to(help).transient()),
    );
    let visitor = container.resolve::<Visitor>().unwrap();
    visitor.0[0].get().unwrap();
    drop(visitor);
    assert_eq!(log.names(), ["help"]);
    let registry = container.resolve::<Registry>().unwrap();
    registry.0[0].get().unwrap();
    drop((registry, container));
    assert_eq!(log.names(), ["help", "help"]);
}

#[test]
fn a_singleton_would_capture_a_scoped_member() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Vec<Lazy<u16>>| 8_u8))
        .add(bind::<u16>().to(|| 16_u16).scoped());
    refuses(builder, "
        the wiring has a problem: singleton `u8` would capture scoped `u16`
             path       u8 (parameter 1) -> u16
             holder     `u8` (registered at @)
             captive    `u16` (registered at @)
             help       make `u8` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `u16` to its methods
    ");
}

#[test]
fn a_map_of_another_key_type_is_a_problem() {
    let builder = Container::builder()
        .add(bind::<u16>().entry("one").to(|| 1_u16))
        .add(bind::<u8>().to(|_: HashMap<u32, Lazy<u16>>| 8_u8));
    let error = builder.build().unwrap_err().to_string();
    assert!(error.contains("HashMap<u32, Lazy<u16>>"), "{error}");
}

#[test]
fn a_module_checks_it_and_a_member_may_close_a_cycle() {
    #[derive(Injectable)]
    struct Cli {
        commands: BTreeMap<&'static str, Lazy<dyn Command>>,
    }
    #[derive(Injectable)]
    #[inject(bind(dyn Command))]
    struct Help {
        cli: Arc<Cli>,
    }
    impl Command for Help {
        fn run(&self) -> &'static str {
            if self.cli.commands.len() == 1 {
                "help"
            } else {
                "?"
            }
        }
    }
    #[derive(Module)]
    #[module(
        components(Cli, Help as dyn Command: entry = "help"),
        collections(dyn Command),
        exports(Cli)
    )]
    struct App;
    let container = Container::from_module(App).unwrap();
    let cli = container.resolve::<Cli>().unwrap();
    assert_eq!(cli.commands["help"].get().unwrap().run(), "help");
}

#[test]
fn an_empty_collection_is_empty() {
    let container = built(Container::builder().add(component::<Nothing>()));
    assert!(container.resolve::<Nothing>().unwrap().commands.is_empty());
}

#[derive(Injectable)]
struct Nothing {
    commands: Vec<Lazy<dyn Command>>,
}
