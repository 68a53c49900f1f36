//! The composition root: the one place that knows which part stands behind which trait.

use std::sync::Arc;

use sqlx::SqlitePool;
use wirework::{Container, ContainerBuilder, bind, component, decorate};

use crate::{
    clicks::SqliteClicks,
    clock::SystemClock,
    database::{Database, Readers, Writer},
    delete::Delete,
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
        .add(component::<Delete>())
        .add(component::<Pages>())
}

/// A decorator's parameters are dependencies too; the first is what it wraps.
fn cached(inner: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Arc<dyn Store> {
    Arc::new(CachingStore::new(inner, clock))
}

#[cfg(test)]
mod tests {
    use wirework::testing::{TestGraph, TestScope};

    use super::*;
    use crate::{domain::Journal, fakes::unopened_database};

    fn service() -> ContainerBuilder {
        app("https://sho.rt/".parse().unwrap(), unopened_database())
    }

    #[tokio::test]
    async fn all_parts_fit_together() {
        service().check().unwrap();
    }

    #[wirework::test]
    async fn a_request_has_one_journal_of_its_own() {
        let mut graph = TestGraph::of(service());
        let journal = |scope: &TestScope| scope.resolve::<dyn Journal>();
        let one = graph.scope().with(RequestId(1)).open();
        let other = graph.scope().with(RequestId(2)).open();
        assert!(Arc::ptr_eq(&journal(&one), &journal(&one)));
        assert!(!Arc::ptr_eq(&journal(&one), &journal(&other)));
    }

    #[wirework::test]
    async fn all_requests_share_one_store() {
        let mut graph = TestGraph::of(service());
        graph.allow_real::<SqliteStore>();
        let one = graph.scope().with(RequestId(1)).open();
        let other = graph.scope().with(RequestId(2)).open();
        let store = |scope: &TestScope| scope.resolve::<dyn Store>();
        assert!(Arc::ptr_eq(&store(&one), &store(&other)));
    }

    #[tokio::test]
    #[should_panic(expected = "`SqliteStore`")]
    async fn a_test_that_forgets_to_replace_the_database_is_refused() {
        let mut graph = TestGraph::of(service());
        let scope = graph.scope().with(RequestId(1)).open();
        let _ = scope.resolve::<Shorten>();
    }

    #[test]
    fn what_is_missing_is_named_before_anything_runs() {
        let parts = Container::builder().add(component::<Follow>());
        let error = parts.check().unwrap_err().to_string();
        for missing in ["dyn Store", "dyn ClickRecorder", "dyn Journal"] {
            assert!(error.contains(missing), "{error}");
        }
    }
}
