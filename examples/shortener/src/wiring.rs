//! The composition root: it creates the service as one value, from the settings of the program.

use crate::{
    links::LinksModule, settings::Settings, storage::database::DatabaseFile, web::WebModule,
};

/// Returns the service, whose wiring rustc has checked. The program starts a container of it. A test overrides some
/// bindings first.
#[must_use]
pub fn app(settings: Settings) -> WebModule {
    WebModule {
        storage: DatabaseFile(settings.database.clone()).into(),
        links: LinksModule,
        settings,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tempfile::TempDir;
    use wirework::{Container, testing::TestGraph};

    use super::*;
    use crate::{
        domain::{Journal, RequestId, Store},
        fakes::settings,
        links::Shorten,
        storage::SqliteStore,
    };

    /// Returns the service with a database of its own, which is deleted after the test.
    fn service_in(dir: &TempDir) -> WebModule {
        let database = dir.path().join("links.db");
        app(Settings {
            database,
            ..settings()
        })
    }

    #[tokio::test]
    async fn all_parts_fit_together() {
        let dir = tempfile::tempdir().unwrap();
        let container = Container::start(service_in(&dir)).await.unwrap();
        assert!(container.readiness());
        let health = container.health().await.to_string();
        assert_eq!(health, "SqliteStore: healthy\nClickBuffer: healthy");
        container.stop().await.into_result().unwrap();
    }

    #[wirework::test]
    async fn a_request_has_one_journal_of_its_own() {
        let mut graph = TestGraph::of(app(settings()));
        let one = graph.scope().with(RequestId(1)).open();
        let other = graph.scope().with(RequestId(2)).open();
        let journal = one.resolve::<dyn Journal>();
        assert!(Arc::ptr_eq(&journal, &one.resolve::<dyn Journal>()));
        assert!(!Arc::ptr_eq(&journal, &other.resolve::<dyn Journal>()));
    }

    #[wirework::test]
    async fn all_requests_share_one_store() {
        let dir = tempfile::tempdir().unwrap();
        let mut graph = TestGraph::of(service_in(&dir));
        graph.allow_real::<SqliteStore>();
        // It starts the store and what the store needs, so not the server.
        let store = graph.start_only::<dyn Store>().await;
        for request in [RequestId(1), RequestId(2)] {
            let scope = graph.scope().with(request).open();
            assert!(Arc::ptr_eq(&store, &scope.resolve::<dyn Store>()));
        }
        drop(store);
        graph.stop().await.into_result().unwrap();
    }

    #[tokio::test]
    #[should_panic(expected = "`SqliteStore`")]
    async fn a_test_that_forgets_to_replace_the_database_is_refused() {
        let mut graph = TestGraph::of(app(settings()));
        let scope = graph.scope().with(RequestId(1)).open();
        let _ = scope.resolve::<Shorten>();
    }
}
