//! A value is constructed before those that can resolve it by a `Lazy` or a `Provider`.

use std::sync::Arc;

use futures_executor::block_on;
use wirework::{
    Container, ContainerBuilder, FactoryBinding, Injectable, Lazy, Provider, ResolveError, bind,
    component,
};

use crate::support::yields;

struct Pool;

struct Report;

/// A value between both, whose constructor is no async function.
#[derive(Injectable)]
struct Users {
    #[allow(dead_code, reason = "it is only constructed")]
    pool: Arc<Pool>,
}

/// A transient between both.
#[derive(Injectable)]
#[inject(transient)]
struct Query {
    users: Lazy<Users>,
}

async fn pool() -> Pool {
    yields(3).await;
    Pool
}

/// Returns bindings of a report whose constructor gets the pool by a handle.
fn reports() -> [FactoryBinding<Report>; 5] {
    let by_lazy = async |pool: Lazy<Pool>| pool.get().map(|_| Report);
    let by_provider = async |pool: Provider<Pool>| pool.get().map(|_| Report);
    let by_all = async |pools: Vec<Lazy<Pool>>| {
        let pools: Result<Vec<_>, ResolveError> = pools.iter().map(Lazy::get).collect();
        pools.map(|_| Report)
    };
    let by_transient = async |query: Arc<Query>| query.users.get().map(|_| Report);
    let ordinary = |users: Lazy<Users>| users.get().map(|_| Report);
    [
        bind::<Report>().to_async(by_lazy),
        bind::<Report>().to_async(by_provider),
        bind::<Report>().to_async(by_all),
        bind::<Report>().to_async(by_transient),
        bind::<Report>().to(ordinary).eager(),
    ]
}

fn others() -> ContainerBuilder {
    Container::builder()
        .add(component::<Users>())
        .add(component::<Query>())
}

#[test]
fn a_start_constructs_what_a_constructor_gets_before_it_in_any_order_of_registration() {
    for report in reports() {
        let builder = others().add(report).add(bind::<Pool>().to_async(pool));
        block_on(builder.start()).unwrap();
    }
    for report in reports() {
        let builder = others().add(bind::<Pool>().to_async(pool)).add(report);
        block_on(builder.start()).unwrap();
    }
}

#[test]
fn a_start_plan_has_what_a_constructor_gets_before_it() {
    let [report, ..] = reports();
    let builder = others().add(report).add(bind::<Pool>().to_async(pool));
    assert_eq!(
        builder.start_plan().unwrap().to_string(),
        "construct 1. `Pool`\n          2. `Report`"
    );
}

#[test]
fn a_scope_constructs_what_a_constructor_gets_before_it_if_the_caller_needs_both() {
    struct Page;

    let by_lazy = async |pool: Lazy<Pool>| pool.get().map(|_| Report);
    let report = bind::<Report>().to_async(by_lazy).scoped();
    let page = |_: Arc<Report>, _: Arc<Pool>| Page;
    let builder = Container::builder()
        .add(report)
        .add(bind::<Pool>().to_async(pool).scoped())
        .add(bind::<Page>().to(page).scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    block_on(scope.resolve_async::<Page>()).unwrap();
}

#[test]
fn a_value_that_another_one_can_get_may_resolve_that_one_in_its_constructor() {
    let report = async |_pool: Lazy<Pool>| Report;
    let pool = async |scopes: wirework::ScopeFactory| -> Result<Pool, ResolveError> {
        let scope = scopes.scope()?.open()?;
        scope.resolve_async::<Report>().await.map(|_| Pool)
    };
    let builder = Container::builder()
        .add(bind::<Report>().to_async(report))
        .add(bind::<Pool>().to_async(pool));
    block_on(builder.start()).unwrap();
}
