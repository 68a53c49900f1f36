//! Scopes of a graph.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, Keyed, bind, component};

use crate::support::{panics, reads};

struct RequestId(u64);
struct Parent;

#[derive(Injectable)]
#[inject(scoped)]
struct Handler {
    request: Arc<RequestId>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(bind::<RequestId>().to_seed())
        .add(bind::<RequestId>().key::<Parent>().to_seed())
        .add(bind::<dyn std::fmt::Debug + Send + Sync>().to_seed())
        .add(bind::<str>().key::<Parent>().to_seed())
        .add(component::<Handler>())
}

#[test]
fn a_scope_takes_seeds_and_makes_what_is_scoped() {
    let mut graph = TestGraph::of(app());
    let scope = graph
        .scope()
        .with(RequestId(7))
        .with_keyed::<Parent, _>(RequestId(6))
        .with_arc::<dyn std::fmt::Debug + Send + Sync>(Arc::new("text"))
        .with_keyed_arc::<Parent, str>("six".into())
        .open();
    assert_eq!(scope.resolve::<Handler>().request.0, 7);
    assert_eq!(scope.get::<Keyed<Parent, Arc<RequestId>>>().0, 6);
    assert_eq!(&**scope.get::<Keyed<Parent, Arc<str>>>(), "six");
    assert_eq!(scope.construct::<Handler>().request.0, 7);
    let inner = scope.scope().with(RequestId(8)).open();
    assert_eq!(
        inner.plain().resolve::<Handler>().expect("one").request.0,
        8
    );
}

#[test]
fn a_seed_that_is_missing_panics_with_the_whole_text() {
    let mut graph = TestGraph::of(app());
    let scope = graph.scope().open();
    reads(
        panics(|| scope.resolve::<Handler>()),
        "
        the scope was opened without the seed `RequestId`
             path       Handler.request -> RequestId
             resolved   `Handler` (@, registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with(RequestId ..).open()`
    ",
    );
}

#[test]
fn a_seed_that_is_none_panics() {
    let mut graph = TestGraph::of(app());
    let text = panics(|| graph.scope().with(3_u8).open());
    assert!(text.starts_with("`u8` is not declared as a seed"), "{text}");
}

#[test]
fn the_application_may_pass_a_seed_that_the_test_replaces() {
    struct User(&'static str);

    let mut graph = TestGraph::of(Container::builder().add(bind::<User>().to_seed()));
    graph.replace_value(User("of the test"));
    let container = graph.container();
    let scope = container.scope().with(User("of the request")).open();
    let user = scope.unwrap().resolve::<User>().unwrap();
    assert_eq!(user.0, "of the test");
}

struct Tenant;
struct TenantId(u32);

/// A part of a tenant's scope, whose caller passes the number of the tenant.
#[derive(Injectable)]
#[inject(scoped = Tenant)]
struct Quota {
    id: Arc<TenantId>,
}

fn tenants() -> ContainerBuilder {
    Container::builder()
        .add(bind::<TenantId>().to_seed())
        .add(bind::<u32>().to(|| 9))
        .add(component::<Quota>())
}

#[test]
fn a_value_of_a_level_may_hold_what_replaces_a_seed() {
    let mut graph = TestGraph::of(tenants());
    graph.replace_value(TenantId(9));
    let scope = graph.scope_of::<Tenant>().open();
    assert_eq!(scope.resolve::<Quota>().id.0, 9);

    let mut graph = TestGraph::of(tenants());
    graph.rebind::<TenantId>().to(|id: Arc<u32>| TenantId(*id));
    let scope = graph.scope_of::<Tenant>().open();
    assert_eq!(scope.resolve::<Quota>().id.0, 9);
}

#[test]
fn what_replaces_a_seed_does_not_bring_a_shorter_value_into_a_level() {
    let builder = tenants().add(bind::<u8>().to(|| 9).scoped());
    let mut graph = TestGraph::of(builder);
    graph
        .rebind::<TenantId>()
        .to(|id: Arc<u8>| TenantId(u32::from(*id)));
    let text = panics(|| graph.container());
    let captive = "`Quota`, scoped to `Tenant`, would capture scoped `u8`";
    assert!(text.contains(captive), "{text}");
}
