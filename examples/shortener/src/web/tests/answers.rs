//! The headers of every response, and the error responses.

use std::collections::HashSet;

use super::*;
use crate::domain::StoreError;

#[wirework::test]
async fn every_answer_has_a_request_id_of_its_own() {
    let service = service();
    let mut ids = HashSet::new();
    for path in ["/", "/nope", "/links", "/links/nope", "/a/b/c/d"] {
        let id = service.get(path).await.header("x-request-id").to_owned();
        assert_eq!(id.len(), 16, "{id}");
        ids.insert(id);
    }
    assert_eq!(ids.len(), 5);
}

#[wirework::test]
async fn the_page_of_a_problem_names_the_request_of_its_own_scope() {
    let service = service();
    for _ in 0..3 {
        let page = service.get("/nope").await;
        let id = page.header("x-request-id");
        assert!(page.body.contains(id), "{id}: {}", page.body);
    }
}

#[wirework::test]
async fn a_store_that_fails_is_said_to_be_unreachable_without_the_details() {
    fn failed<T>() -> Result<T, StoreError> {
        Err(StoreError::new("the disk is full"))
    }
    let mut graph = TestGraph::of(production());
    graph.mock_externals();
    let mut store = graph.mock::<dyn Store>();
    store.expect_newest().returning(|_| failed());
    store.expect_insert().returning(|_| failed());
    store.expect_target().returning(|_| failed());
    store.expect_delete().returning(|_| failed());
    drop(store);
    let app = router(&mut graph);
    let order = json_order(r#"{"url": "https://example.com/"}"#);
    let deletion = request(Method::DELETE, "/links/abc");
    for request in [get("/links"), order, deletion] {
        let answer = send(&app, request).await;
        answer.assert_problem(503, "unavailable");
        assert!(!answer.body.contains("disk"), "{}", answer.body);
    }
    for path in ["/", "/abc"] {
        let page = send(&app, get(path)).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.body.contains("try again later"), "{}", page.body);
    }
}

#[wirework::test]
async fn a_method_that_is_not_taken_is_answered_with_those_that_are() {
    // The request does not use the store, so the graph would report an unused override.
    let mut graph = TestGraph::of(production());
    let app = router(&mut graph);
    for (method, path) in [
        (Method::PUT, "/links"),
        (Method::POST, "/abc"),
        (Method::DELETE, "/"),
        (Method::GET, "/links/abc/delete"),
    ] {
        let answer = send(&app, request(method, path)).await;
        answer.assert_problem(405, "method-not-allowed");
        assert!(!answer.header("allow").is_empty());
    }
}

#[wirework::test]
async fn a_page_may_load_nothing_but_its_own_style() {
    let service = service();
    for path in ["/", "/nope"] {
        let page = service.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"));
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store");
    }
    let style = service.get("/assets/page.css").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
}
