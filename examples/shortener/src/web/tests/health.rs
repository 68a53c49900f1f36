//! `GET /health` and `GET /ready`, and the clicks of a service that starts and stops.

use super::*;
use crate::{
    domain::{ClickStore, Clicks, StoreError},
    storage::StorageModule,
};

/// A service that has started, with a link `abc`. Its hooks run, except those of the database: only components that
/// the test replaces need it.
struct Started {
    app: Router,
    graph: TestGraph<WebModule>,
}

impl Started {
    /// Starts a service that stores its clicks like this.
    async fn with_clicks(
        add: impl FnMut(&Clicks) -> Result<(), StoreError> + Send + 'static,
    ) -> Self {
        let store = FakeStore::default();
        let link = new_link("abc", "https://example.com/");
        store.insert(link).await.unwrap();
        let mut graph = TestGraph::of(production());
        graph.replace::<dyn Store>(Arc::new(store));
        graph.replace::<dyn Clock>(Arc::new(FakeClock::at(noon())));
        let mut clicks = graph.within::<StorageModule>().mock::<dyn ClickStore>();
        clicks.expect_add().times(1..).returning(add);
        drop(clicks);
        let mut graph = graph.start().await;
        let app = router(&mut graph);
        Self { app, graph }
    }

    async fn get(&self, path: &str) -> (u16, String) {
        let answer = send(&self.app, get(path)).await;
        (answer.status.as_u16(), answer.body)
    }
}

#[wirework::test]
async fn a_service_is_ready_until_its_stop_which_stores_the_clicks_that_are_left() {
    let mut service = Started::with_clicks(|clicks| {
        assert_eq!(clicks.visits(), 2);
        Ok(())
    })
    .await;
    assert_eq!(service.get("/ready").await, (200, "ready\n".to_owned()));
    for _ in 0..2 {
        assert_eq!(service.get("/abc").await.0, 307);
    }
    service.graph.stop().await.into_result().unwrap();
    let not_ready = (503, "not ready\n".to_owned());
    assert_eq!(service.get("/ready").await, not_ready);
}

#[wirework::test]
async fn a_request_after_the_stop_is_a_problem_that_names_the_request() {
    let mut service = Started::with_clicks(|_| Ok(())).await;
    assert_eq!(service.get("/abc").await.0, 307);
    service.graph.stop().await.into_result().unwrap();
    let answer = send(&service.app, get("/abc")).await;
    answer.assert_problem(503, "internal");
    assert_eq!(answer.header("x-request-id").len(), 16);
}

#[wirework::test]
async fn a_service_that_cannot_store_its_clicks_says_so_at_its_stop() {
    let mut service = Started::with_clicks(|_| Err(StoreError::new("the disk is full"))).await;
    assert_eq!(service.get("/abc").await.0, 307);
    let health = service.graph.container().health().await.to_string();
    assert_eq!(health, "ClickBuffer: healthy");
    let healthy = (200, "healthy\n".to_owned());
    assert_eq!(service.get("/health").await, healthy);
    let report = service.graph.stop().await.into_result().unwrap_err();
    let report = report.to_string();
    assert!(report.contains("ClickBuffer"), "{report}");
    assert!(
        report.contains("1 clicks could not be stored: the store failed: the disk is full"),
        "{report}"
    );
}

#[wirework::test]
async fn a_service_that_has_not_started_is_neither_healthy_nor_ready() {
    let mut graph = TestGraph::of(production());
    let app = router(&mut graph);
    let health = graph.container().health().await.to_string();
    assert_eq!(health, "ClickBuffer: not started");
    for (path, text) in [("/health", "not healthy\n"), ("/ready", "not ready\n")] {
        let answer = send(&app, get(path)).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.body, text);
    }
}
