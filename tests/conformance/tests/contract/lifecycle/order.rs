//! Order: a component starts after those that it needs and stops before them, in whatever way it needs them.

use std::collections::HashMap;
use std::future::ready;
use std::sync::{Arc, Weak};

use conformance::events::Log;
use conformance::table::Table;
use futures_executor::block_on;
use wirework::{
    Container, ContainerBuilder, Dependency, Injectable, Keyed, Lazy, Provider, ScopeFactory, bind,
    component, decorate,
};

use super::{Database, database, hooked};

struct Server;
struct Between;
struct Red;

trait Store: Send + Sync {}

impl Store for Database {}

#[derive(Injectable)]
struct Query {
    #[inject(arg)]
    _text: String,
    _database: Arc<Database>,
}

/// Returns whether a server that needs `D` starts after the database, and stops before it.
fn is_kept<D: Dependency + 'static>(
    add: impl FnOnce(ContainerBuilder) -> ContainerBuilder,
) -> bool {
    let log = Log::default();
    let server = bind::<Server>().to(|_: D| Server);
    let builder = Container::builder().add(hooked(server, &log, ["start server", "stop server"]));
    let container = block_on(add(builder.add(database(&log))).start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    log.events()
        == [
            "start database",
            "start server",
            "stop server",
            "stop database",
        ]
}

fn nothing(builder: ContainerBuilder) -> ContainerBuilder {
    builder
}

fn between(builder: ContainerBuilder) -> ContainerBuilder {
    builder.add(bind::<Between>().to(|_: Arc<Database>| Between))
}

fn store(builder: ContainerBuilder) -> ContainerBuilder {
    builder.add(bind::<dyn Store>().to(|database: Arc<Database>| database as Arc<dyn Store>))
}

#[test]
fn a_server_may_need_its_database_itself() {
    Table::new()
        .row("the_order_is_kept_for_a_direct_dependency", || {
            is_kept::<Arc<Database>>(nothing)
        })
        .row("the_order_is_kept_for_an_optional_dependency", || {
            is_kept::<Option<Arc<Database>>>(nothing)
        })
        .row("the_order_is_kept_for_a_weak_dependency", || {
            is_kept::<Weak<Database>>(nothing)
        })
        .row("the_order_is_kept_for_a_lazy_dependency", || {
            is_kept::<Lazy<Database>>(nothing)
        })
        .row("the_order_is_kept_for_a_provider", || {
            is_kept::<Provider<Database>>(nothing)
        })
        .row("the_order_is_kept_through_a_trait", || {
            is_kept::<Arc<dyn Store>>(store)
        })
        .row("the_order_is_kept_through_a_list", || {
            is_kept::<Vec<Arc<dyn Store>>>(store)
        })
        .row("the_order_is_kept_through_a_list_of_lazies", || {
            is_kept::<Vec<Lazy<dyn Store>>>(store)
        })
        .end();
}

#[test]
fn a_server_may_need_what_needs_the_database() {
    Table::new()
        .row(
            "the_order_is_kept_through_a_component_without_hooks",
            || is_kept::<Arc<Between>>(between),
        )
        .row("the_order_is_kept_through_a_map", || {
            let entry = bind::<Between>().entry(1_u8).to(|_: Arc<Database>| Between);
            is_kept::<HashMap<u8, Arc<Between>>>(|builder| builder.add(entry))
        })
        .row("the_order_is_kept_through_a_transient", || {
            let transient = bind::<Between>().to(|_: Arc<Database>| Between).transient();
            is_kept::<Arc<Between>>(|builder| builder.add(transient))
        })
        .row("the_order_is_kept_through_a_key", || {
            let keyed = bind::<Between>()
                .key::<Red>()
                .to(|_: Arc<Database>| Between);
            is_kept::<Keyed<Red, Arc<Between>>>(|builder| builder.add(keyed))
        })
        .row("the_order_is_kept_through_a_decorator", || {
            let decorator = |inner: Arc<Between>, _: Arc<Database>| inner;
            is_kept::<Arc<Between>>(|builder| {
                let builder = builder.add(bind::<Between>().to(|| Between));
                builder.add(decorate::<Between>().with(decorator))
            })
        })
        .row("the_order_is_kept_through_the_factory_of_a_product", || {
            is_kept::<Arc<QueryFactory>>(|builder| builder.add(component::<QueryFactory>()))
        })
        .row("the_order_is_kept_through_an_async_component", || {
            let remote = bind::<Between>().to_async(|_: Arc<Database>| ready(Between));
            is_kept::<Arc<Between>>(|builder| builder.add(remote))
        })
        .row(
            "the_order_is_kept_through_the_scopes_that_a_server_opens",
            || {
                is_kept::<ScopeFactory>(|builder| {
                    builder.add(bind::<Between>().to(|_: Arc<Database>| Between).scoped())
                })
            },
        )
        .end();
}
