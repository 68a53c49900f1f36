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

#[cfg(test)]
mod tests {
    use wirework::Scope;

    use super::*;
    use crate::{domain::Journal, fakes::memory_database};

    async fn service() -> ContainerBuilder {
        app("https://sho.rt/".parse().unwrap(), memory_database().await)
    }

    #[tokio::test]
    async fn all_parts_fit_together() {
        service().await.build().unwrap();
    }

    #[tokio::test]
    async fn a_request_has_one_journal_of_its_own() {
        let container = service().await.build().unwrap();
        let journal = |scope: &Scope| scope.resolve::<dyn Journal>().unwrap();
        let one = container.scope().with(RequestId(1)).open().unwrap();
        let other = container.scope().with(RequestId(2)).open().unwrap();
        assert!(Arc::ptr_eq(&journal(&one), &journal(&one)));
        assert!(!Arc::ptr_eq(&journal(&one), &journal(&other)));
    }

    #[tokio::test]
    async fn all_requests_share_one_store() {
        let container = service().await.build().unwrap();
        let one = container.scope().with(RequestId(1)).open().unwrap();
        let other = container.scope().with(RequestId(2)).open().unwrap();
        let store = |scope: &Scope| scope.resolve::<dyn Store>().unwrap();
        assert!(Arc::ptr_eq(&store(&one), &store(&other)));
    }

    #[test]
    fn what_is_missing_is_named_before_anything_runs() {
        let parts = Container::builder().add(component::<Follow>());
        let error = parts.build().unwrap_err().to_string();
        for missing in ["dyn Store", "dyn ClickRecorder", "dyn Journal"] {
            assert!(error.contains(missing), "{error}");
        }
    }
}
