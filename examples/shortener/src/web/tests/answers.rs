//! What every answer has, and what is said when something is wrong.

use std::collections::HashSet;

use super::*;

#[tokio::test]
async fn every_answer_has_a_request_id_of_its_own() {
    let f = fixture().await;
    let mut ids = HashSet::new();
    for path in ["/", "/nope", "/links", "/links/nope", "/a/b/c/d"] {
        let id = f.get(path).await.header("x-request-id").to_owned();
        assert_eq!(id.len(), 16, "{id}");
        ids.insert(id);
    }
    assert_eq!(ids.len(), 5);
}

#[tokio::test]
async fn the_page_of_a_problem_names_the_request_of_its_own_scope() {
    let f = fixture().await;
    for _ in 0..3 {
        let page = f.get("/nope").await;
        let id = page.header("x-request-id");
        assert!(page.body.contains(id), "{id}: {}", page.body);
    }
}

#[tokio::test]
async fn a_store_that_fails_is_said_to_be_unreachable_without_the_details() {
    let f = fixture().await;
    f.store.fail();
    let answer = f.get("/links").await;
    answer.assert_problem(503, "unavailable");
    assert!(!answer.body.contains("fake"), "{}", answer.body);
    let answer = f.post_json(r#"{"url": "https://example.com/"}"#).await;
    answer.assert_problem(503, "unavailable");
    for path in ["/", "/abc"] {
        let page = f.get(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.body.contains("try again later"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_method_that_is_not_taken_is_answered_with_those_that_are() {
    let f = fixture().await;
    for (method, path) in [
        (Method::PUT, "/links"),
        (Method::POST, "/abc"),
        (Method::DELETE, "/"),
        (Method::GET, "/links/abc/delete"),
    ] {
        let answer = f.request(method, path).await;
        answer.assert_problem(405, "method-not-allowed");
        assert!(!answer.header("allow").is_empty());
    }
}

#[tokio::test]
async fn a_page_may_load_nothing_but_its_own_style() {
    let f = fixture().await;
    for path in ["/", "/nope"] {
        let page = f.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"));
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store");
    }
    let style = f.get("/assets/page.css").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
}
