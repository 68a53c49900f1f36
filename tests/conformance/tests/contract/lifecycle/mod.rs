//! Async construction, start, run and stop of an application.

mod closing;
mod construction;
mod health;
mod order;
mod run;
mod start;
mod stop;

use std::sync::Arc;

use conformance::events::Log;
use wirework::{Container, ContainerBuilder, FactoryBinding, Shareable, bind};

struct Database;
struct Cache;
struct Server;

/// Returns a hook that writes an event.
fn writes<K>(log: &Log, event: &'static str) -> impl Fn(Arc<K>) -> std::future::Ready<()> + use<K> {
    let log = log.clone();
    move |_| {
        log.write(event);
        std::future::ready(())
    }
}

/// Adds hooks that write an event each.
fn hooked<K: Shareable>(
    binding: FactoryBinding<K>,
    log: &Log,
    events: [&'static str; 2],
) -> FactoryBinding<K> {
    let [start, stop] = events;
    binding
        .on_start(writes(log, start))
        .on_stop(writes(log, stop))
}

fn database(log: &Log) -> FactoryBinding<Database> {
    hooked(
        bind::<Database>().to(|| Database),
        log,
        ["start database", "stop database"],
    )
}

fn cache(log: &Log) -> FactoryBinding<Cache> {
    let cache = bind::<Cache>().to(|_: Arc<Database>| Cache);
    hooked(cache, log, ["start cache", "stop cache"])
}

fn server(log: &Log) -> FactoryBinding<Server> {
    let server = bind::<Server>().to(|_: Arc<Cache>, _: Arc<Database>| Server);
    hooked(server, log, ["start server", "stop server"])
}

/// A server that needs a cache that needs a database, registered in another order.
fn app(log: &Log) -> ContainerBuilder {
    Container::builder()
        .add(server(log))
        .add(database(log))
        .add(cache(log))
}
