//! `start` constructs async singletons in the order of their dependencies.

use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, Injectable, Module, bind, component, decorate};

use crate::support::{Bottom, Left, Log, Right, Top, diamond, plain, yields};

#[test]
fn a_started_container_resolves_its_singletons_without_awaiting_them() {
    let log = Arc::default();
    let container = block_on(diamond(&log).start()).unwrap();
    assert_eq!(log.done(), ["bottom", "right", "left", "top"]);
    container.resolve::<Top>().unwrap();
    container.resolve::<Bottom>().unwrap();
    assert_eq!(log.begun().len(), 4);
}

#[test]
fn singletons_are_dropped_in_reverse_order_of_construction() {
    let log: Arc<Log> = Arc::default();
    let container = block_on(diamond(&log).start()).unwrap();
    assert!(log.dropped().is_empty());
    drop(container);
    assert_eq!(log.dropped(), ["top", "left", "right", "bottom"]);
}

#[test]
fn independent_constructors_run_at_the_same_time() {
    let log = Arc::default();
    block_on(diamond(&log).start()).unwrap();
    assert_eq!(log.most(), 2);
}

struct Report(String);

trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Database;

impl Store for Database {
    fn name(&self) -> String {
        "database".to_owned()
    }
}

#[derive(Injectable)]
struct Reader {
    store: Arc<dyn Store>,
    left: Arc<Left>,
}

#[test]
fn sync_and_async_constructors_depend_on_each_other() {
    let log: Arc<Log> = Arc::default();
    let report = |reader: Arc<Reader>, right: Arc<Right>| async move {
        yields(1).await;
        assert!(right.0.is_of("right") && reader.left.0.is_of("left"));
        Report(reader.store.name())
    };
    let builder = diamond(&log)
        .add(bind::<dyn Store>().to_async(|| async {
            yields(2).await;
            Arc::new(Database) as Arc<dyn Store>
        }))
        .add(component::<Reader>())
        .add(bind::<Report>().to_async(report));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<Report>().unwrap().0, "database");
    assert_eq!(
        container.resolve::<Reader>().unwrap().store.name(),
        "database"
    );
}

#[test]
fn a_collection_and_an_option_have_async_members() {
    struct All(Vec<Arc<dyn Store>>, Option<Arc<Database>>, Option<Arc<u8>>);
    let store = || async {
        yields(1).await;
        Arc::new(Database) as Arc<dyn Store>
    };
    let all = |stores, database, missing| All(stores, database, missing);
    let builder = Container::builder()
        .add(bind::<dyn Store>().to_async(store))
        .add(bind::<dyn Store>().to(|| -> Arc<dyn Store> { Arc::new(Database) }))
        .add(bind::<dyn Store>().to_async(store))
        .add(bind::<Database>().to_async(async || Database))
        .add(bind::<All>().to(all).eager());
    let container = block_on(builder.start()).unwrap();
    let All(stores, database, missing) = &*container.resolve::<All>().unwrap();
    assert_eq!(stores.len(), 3);
    assert!(database.is_some() && missing.is_none());
}

fn begin(log: &Log, name: &'static str) -> u8 {
    log.begin(name).finish();
    1
}

#[test]
fn start_constructs_eager_singletons() {
    let log: Arc<Log> = Arc::default();
    let builder = Container::builder()
        .add(bind::<Log>().to_arc(Arc::clone(&log)))
        .add(
            bind::<u8>()
                .to(|log: Arc<Log>| begin(&log, "eager"))
                .eager(),
        )
        .add(bind::<u16>().to(|log: Arc<Log>| u16::from(begin(&log, "lazy"))));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(log.begun(), ["eager"]);
    assert_eq!(*container.resolve::<u16>().unwrap(), 1);
}

#[derive(Injectable)]
struct Greeter {
    name: Arc<String>,
}

#[derive(Module)]
#[module(components(Greeter), exports(Greeter, String))]
struct App {
    name: String,
}

#[test]
fn a_module_is_started() {
    let name = "Ada".to_owned();
    let container: Container<App> = block_on(Container::start(App { name })).unwrap();
    assert_eq!(*container.resolve::<Greeter>().unwrap().name, "Ada");
}

#[test]
fn an_async_replacement_is_constructed_in_a_module() {
    let name = "Ada".to_owned();
    let started = Container::start_with(App { name }, |builder| {
        builder.replace(bind::<String>().to_async(async || {
            yields(1).await;
            "Grace".to_owned()
        }))
    });
    let container = block_on(started).unwrap();
    assert_eq!(*container.resolve::<Greeter>().unwrap().name, "Grace");
    assert_eq!(
        *block_on(container.resolve_async::<String>()).unwrap(),
        "Grace"
    );
}

#[test]
fn a_decorated_export_of_a_module_is_resolved_as_it_is_decorated() {
    let name = "Ada".to_owned();
    let started = Container::start_with(App { name }, |builder| {
        builder.add(decorate::<String>().with(|name: Arc<String>| Arc::new(format!("{name}!"))))
    });
    let container = block_on(started).unwrap();
    assert_eq!(*container.resolve::<String>().unwrap(), "Ada!");
    assert_eq!(
        *block_on(container.resolve_async::<String>()).unwrap(),
        "Ada!"
    );
}

#[test]
fn build_names_each_async_binding() {
    let log = Arc::default();
    let error = diamond(&log).build().unwrap_err();
    assert_eq!(
        plain(&error.to_string()),
        "the wiring has a problem: `build()` cannot run the async constructors of bindings\n\
        async      `Top` (registered at tests/lifecycle/tests/it/support.rs:_)\n\
        `Left` (registered at tests/lifecycle/tests/it/support.rs:_)\n\
        `Right` (registered at tests/lifecycle/tests/it/support.rs:_)\n\
        `Bottom` (registered at tests/lifecycle/tests/it/support.rs:_)\n\
        help       write `.start().await` instead of `.build()`\n"
    );
}

#[test]
fn a_graph_with_async_bindings_can_be_checked() {
    diamond(&Arc::default()).check().unwrap();
}
