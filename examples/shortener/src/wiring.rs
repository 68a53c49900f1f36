//! The composition root: it creates the service as one value, from values that are known only at run time.

use crate::{domain::BaseUrl, storage::database::Database, web::WebModule};

/// Returns the service, whose wiring rustc has checked. The program builds a container from it. A test overrides some
/// bindings first.
#[must_use]
pub fn app(base_url: BaseUrl, database: Database) -> WebModule {
    WebModule {
        storage: database.into(),
        links: base_url.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use wirework::{Container, testing::TestGraph};

    use super::*;
    use crate::{
        domain::{Journal, RequestId, Store},
        fakes::unopened_database,
        links::Shorten,
        storage::SqliteStore,
    };

    fn service() -> WebModule {
        app("https://sho.rt/".parse().unwrap(), unopened_database())
    }

    #[tokio::test]
    async fn all_parts_fit_together() {
        Container::from_module(service()).unwrap();
    }

    #[wirework::test]
    async fn a_request_has_one_journal_of_its_own() {
        let mut graph = TestGraph::of(service());
        let one = graph.scope().with(RequestId(1)).open();
        let other = graph.scope().with(RequestId(2)).open();
        let journal = one.resolve::<dyn Journal>();
        assert!(Arc::ptr_eq(&journal, &one.resolve::<dyn Journal>()));
        assert!(!Arc::ptr_eq(&journal, &other.resolve::<dyn Journal>()));
    }

    #[wirework::test]
    async fn all_requests_share_one_store() {
        let mut graph = TestGraph::of(service());
        graph.allow_real::<SqliteStore>();
        let one = graph.scope().with(RequestId(1)).open();
        let other = graph.scope().with(RequestId(2)).open();
        let (one, other) = (one.resolve::<dyn Store>(), other.resolve::<dyn Store>());
        assert!(Arc::ptr_eq(&one, &other));
    }

    #[tokio::test]
    #[should_panic(expected = "`SqliteStore`")]
    async fn a_test_that_forgets_to_replace_the_database_is_refused() {
        let mut graph = TestGraph::of(service());
        let scope = graph.scope().with(RequestId(1)).open();
        let _ = scope.resolve::<Shorten>();
    }
}
