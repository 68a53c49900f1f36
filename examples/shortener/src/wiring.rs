//! The composition root: the one place that knows which part stands behind which trait.

use std::sync::Arc;

use sqlx::SqlitePool;
use wirework::{Container, ContainerBuilder, bind, component, decorate};

use crate::{
    clicks::SqliteClicks,
    clock::SystemClock,
    database::{Database, Readers, Writer},
    domain::{BaseUrl, Clock, RequestId, Store},
    follow::Follow,
    generator::RandomCodes,
    journal::RequestJournal,
    policy::PublicLinks,
    shorten::Shorten,
    store::{CachingStore, SqliteStore},
    web::Pages,
};

/// Wires the service. The program builds a container of it at once; a test replaces some parts first.
pub fn app(base_url: BaseUrl, database: Database) -> ContainerBuilder {
    Container::builder()
        // What is only known when the program runs.
        .add(bind::<BaseUrl>().to_value(base_url))
        .add(
            bind::<SqlitePool>()
                .key::<Readers>()
                .to_value(database.readers),
        )
        .add(
            bind::<SqlitePool>()
                .key::<Writer>()
                .to_value(database.writer),
        )
        // One of each for the whole service.
        .add(component::<SystemClock>())
        .add(component::<RandomCodes>())
        .add(component::<PublicLinks>())
        .add(component::<SqliteStore>())
        .add(decorate::<dyn Store>().with(cached))
        .add(component::<SqliteClicks>())
        // One of each for every request; their structs say so with `#[inject(scoped)]`.
        .add(bind::<RequestId>().to_seed())
        .add(component::<RequestJournal>())
        .add(component::<Shorten>())
        .add(component::<Follow>())
        .add(component::<Pages>())
}

/// A decorator's parameters are dependencies too; the first is what it wraps.
fn cached(inner: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Arc<dyn Store> {
    Arc::new(CachingStore::new(inner, clock))
}
