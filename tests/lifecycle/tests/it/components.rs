//! Components with async constructors.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use futures_executor::block_on;
use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Keyed, ResolveErrorKind, bind, component, decorate};

use crate::support::{plain, yields};

struct Url(&'static str);

trait Store: Send + Sync {
    fn url(&self) -> String;
}

trait Health: Send + Sync {
    fn is_up(&self) -> bool;
}

#[derive(Debug, Injectable)]
#[inject(constructor = Self::connect, bind(dyn Store, dyn Health))]
struct Pool(&'static str);

impl Pool {
    async fn connect(url: Arc<Url>) -> Result<Self, io::Error> {
        yields(2).await;
        if url.0.is_empty() {
            return Err(io::Error::other("no url"));
        }
        Ok(Self(url.0))
    }
}

impl Store for Pool {
    fn url(&self) -> String {
        self.0.to_owned()
    }
}

impl Health for Pool {
    fn is_up(&self) -> bool {
        true
    }
}

#[derive(Injectable)]
struct Users {
    store: Arc<dyn Store>,
}

fn with_url(url: &'static str) -> wirework::ContainerBuilder {
    Container::builder().add(bind::<Url>().to_value(Url(url)))
}

#[test]
fn an_async_constructor_is_called_at_the_start() {
    let builder = with_url("sqlite").add(component::<Pool>());
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<Pool>().unwrap().0, "sqlite");
    assert_eq!(container.resolve_ref::<Pool>().unwrap().0, "sqlite");
}

#[test]
fn the_traits_of_an_async_component_share_its_instance() {
    let builder = with_url("sqlite")
        .add(component::<Pool>())
        .add(component::<Users>());
    let container = block_on(builder.start()).unwrap();
    let (pool, store) = (
        container.resolve::<Pool>().unwrap(),
        container.resolve::<dyn Store>().unwrap(),
    );
    assert!(std::ptr::addr_eq(Arc::as_ptr(&pool), Arc::as_ptr(&store)));
    assert!(container.resolve::<dyn Health>().unwrap().is_up());
    assert_eq!(container.resolve::<Users>().unwrap().store.url(), "sqlite");
}

#[test]
fn an_async_component_may_be_scoped() {
    let builder = with_url("sqlite").add(component::<Pool>().scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = scope.resolve::<dyn Store>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    let store = block_on(scope.resolve_async::<dyn Store>()).unwrap();
    let pool = scope.resolve::<Pool>().unwrap();
    assert!(std::ptr::addr_eq(Arc::as_ptr(&pool), Arc::as_ptr(&store)));
}

struct Primary;

#[test]
fn an_async_component_may_have_a_qualifier() {
    let builder = with_url("sqlite").add(component::<Pool>().key::<Primary>());
    let container = block_on(builder.start()).unwrap();
    let store = container.get::<Keyed<Primary, Arc<dyn Store>>>().unwrap();
    assert_eq!(store.url(), "sqlite");
}

#[test]
fn an_async_component_may_be_an_entry_of_a_map() {
    let builder = with_url("sqlite").add(component::<Pool>().entry("main"));
    let container = block_on(builder.start()).unwrap();
    let stores = container.get::<HashMap<&str, Arc<dyn Store>>>().unwrap();
    assert_eq!(stores["main"].url(), "sqlite");
}

struct Loud(Arc<dyn Store>);

impl Store for Loud {
    fn url(&self) -> String {
        self.0.url().to_uppercase()
    }
}

#[test]
fn a_decorator_of_a_trait_wraps_an_async_component() {
    let builder = with_url("sqlite")
        .add(component::<Pool>())
        .add(decorate::<dyn Store>().with(|inner| -> Arc<dyn Store> { Arc::new(Loud(inner)) }));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<dyn Store>().unwrap().url(), "SQLITE");
    assert_eq!(container.resolve::<Pool>().unwrap().0, "sqlite");
}

#[test]
fn a_decorator_of_an_async_component_applies_to_its_traits() {
    let builder = with_url("sqlite")
        .add(component::<Pool>())
        .add(decorate::<Pool>().with(|_inner: Arc<Pool>| Pool("wrapped")));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<dyn Store>().unwrap().url(), "wrapped");
}

#[derive(Injectable)]
#[inject(constructor = Self::in_arc)]
struct InArc;

#[derive(Injectable)]
#[inject(constructor = Self::in_box)]
struct InBox;

#[derive(Injectable)]
#[inject(constructor = Self::in_result)]
struct InResult;

impl InArc {
    async fn in_arc() -> Arc<Self> {
        yields(1).await;
        Arc::new(Self)
    }
}

impl InBox {
    async fn in_box() -> Box<Self> {
        yields(1).await;
        Box::new(Self)
    }
}

impl InResult {
    async fn in_result() -> Result<Arc<Self>, String> {
        yields(1).await;
        Ok(Arc::new(Self))
    }
}

#[test]
fn an_async_constructor_returns_what_an_async_factory_returns() {
    let builder = Container::builder()
        .add(component::<InArc>())
        .add(component::<InBox>())
        .add(component::<InResult>());
    let container = block_on(builder.start()).unwrap();
    container
        .get::<(Arc<InArc>, Arc<InBox>, Arc<InResult>)>()
        .unwrap();
}

#[derive(Injectable)]
#[inject(constructor = Self::load)]
struct Table<T: Send + Sync + 'static> {
    first: Arc<T>,
}

impl<T: Send + Sync + 'static> Table<T> {
    async fn load(first: Arc<T>) -> Self {
        yields(1).await;
        Self { first }
    }
}

#[test]
fn a_generic_component_may_have_an_async_constructor() {
    let builder = with_url("sqlite").add(component::<Table<Url>>());
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<Table<Url>>().unwrap().first.0, "sqlite");
}

static CALLS: AtomicUsize = AtomicUsize::new(0);

#[derive(Injectable)]
#[inject(constructor = Self::count, bind(dyn Store))]
struct Counted;

impl Counted {
    async fn count() -> Self {
        yields(1).await;
        CALLS.fetch_add(1, SeqCst);
        Self
    }
}

impl Store for Counted {
    fn url(&self) -> String {
        "counted".to_owned()
    }
}

#[test]
fn a_test_replaces_an_async_component_and_does_not_construct_it() {
    let builder = Container::builder()
        .add(component::<Counted>())
        .add(component::<Users>());
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Store>(Arc::new(Pool("fake")));
    let users = block_on(graph.resolve_async::<Users>());
    assert_eq!(users.store.url(), "fake");
    assert_eq!(CALLS.load(SeqCst), 0);
}

#[test]
fn an_error_of_an_async_constructor_names_the_component_and_its_path() {
    let builder = with_url("")
        .add(component::<Pool>().scoped())
        .add(component::<Users>().transient());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = block_on(scope.resolve_async::<Users>()).err().unwrap();
    assert_eq!(
        plain(&format!("{error:#}")),
        "the constructor of `Pool` (tests/lifecycle/tests/it/components.rs:_, registered at tests/lifecycle/tests/it/components.rs:_) failed\n\
        path       Users.store -> Pool\n\
        resolved   `Users` (tests/lifecycle/tests/it/components.rs:_, registered at tests/lifecycle/tests/it/components.rs:_)\n\
        caused by  no url\n"
    );
}

#[test]
fn a_missing_parameter_of_an_async_constructor_is_a_problem() {
    let builder = Container::builder().add(component::<Pool>());
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(
        plain(&error.to_string()),
        "the wiring has a problem: nothing provides `Url`\n\
        needed by  parameter 1: `Arc<Url>` of `Pool` (tests/lifecycle/tests/it/components.rs:_, registered at tests/lifecycle/tests/it/components.rs:_)\n\
        help       `.add(component::<Url>())`, or `.add(bind::<Url>().to(..))`\n"
    );
}

#[test]
fn construct_reports_an_async_constructor() {
    let container = with_url("sqlite").build().unwrap();
    let error = container.construct::<Pool>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    assert_eq!(
        plain(&format!("{error:#}")),
        "`construct` cannot run the async constructor of `Pool`\n\
        resolved   `Pool` (tests/lifecycle/tests/it/components.rs:_, constructed at tests/lifecycle/tests/it/components.rs:_)\n\
        help       bind the component, and resolve it with `resolve_async(..).await`\n"
    );
}
