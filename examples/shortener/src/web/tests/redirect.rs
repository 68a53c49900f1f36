//! `GET /{code}` and `HEAD /{code}`.

use super::*;

#[wirework::test]
async fn a_code_leads_to_its_target_and_the_visit_is_counted() {
    let service = service();
    service.keep("abc", "https://example.com/a?b#c").await;
    for _ in 0..3 {
        let answer = service.get("/abc").await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(answer.header("location"), "https://example.com/a?b#c");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert_eq!(service.get("/links/abc").await.json()["clicks"], 3);
}

#[wirework::test]
async fn a_head_request_leads_on_but_is_not_counted() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    let answer = service.request(Method::HEAD, "/abc").await;
    assert_eq!(answer.header("location"), "https://example.com/");
    assert_eq!(service.kept("abc").await.unwrap().clicks, 0);
}

#[wirework::test]
async fn an_unknown_code_leads_to_a_page_that_says_so() {
    let service = service();
    for path in ["/nope", "/a.b", "/%ff", "/%2e%2e", "/favicon.ico"] {
        let page = service.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains("there is no link"), "{}", page.body);
    }
}

#[wirework::test]
async fn the_cache_goes_by_the_clock_that_the_test_put_in() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    service.get("/abc").await;
    service.clock.advance(Duration::from_hours(1));
    service.get("/abc").await;
    assert_eq!(service.store.reads(), 2);
}
