//! Links are followed, listed and deleted.

use std::time::Duration;

use super::*;

#[tokio::test]
async fn a_code_leads_to_its_target_and_the_visit_is_counted() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/a?b#c").await;
    for _ in 0..3 {
        let answer = f.get("/abc").await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(answer.header("location"), "https://example.com/a?b#c");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert_eq!(f.get("/links/abc").await.json()["clicks"], 3);
}

#[tokio::test]
async fn a_head_request_leads_on_but_is_not_counted() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/").await;
    let answer = f.request(Method::HEAD, "/abc").await;
    assert_eq!(answer.header("location"), "https://example.com/");
    assert_eq!(f.kept("abc").await.unwrap().clicks, 0);
}

#[tokio::test]
async fn an_unknown_code_is_not_found() {
    let f = fixture().await;
    for path in ["/nope", "/a.b", "/%ff", "/%2e%2e", "/favicon.ico"] {
        let page = f.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains("there is no link"), "{}", page.body);
    }
    for path in ["/links/nope", "/links/a.b", "/links/%ff"] {
        let answer = f.get(path).await;
        answer.assert_problem(404, "no-such-link");
        let answer = f.request(Method::DELETE, path).await;
        answer.assert_problem(404, "no-such-link");
    }
}

#[tokio::test]
async fn a_deleted_link_is_gone_at_once_although_it_was_cached() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/").await;
    f.get("/abc").await;
    f.get("/abc").await;
    assert_eq!(f.store.reads(), 1, "the cache stands before the store");
    let deleted = f.request(Method::DELETE, "/links/abc").await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
    assert_eq!(f.get("/abc").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_cache_goes_by_the_clock_that_the_test_put_in() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/").await;
    f.get("/abc").await;
    f.clock.advance(Duration::from_hours(1));
    f.get("/abc").await;
    assert_eq!(f.store.reads(), 2);
}

#[tokio::test]
async fn the_button_deletes_and_leads_back_to_the_page() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/").await;
    let answer = f.request(Method::POST, "/links/abc/delete").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "../../");
    assert_eq!(f.kept("abc").await, None);
    let again = f.request(Method::POST, "/links/abc/delete").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_has_the_newest_first_and_a_hundred_at_most() {
    let f = fixture().await;
    for n in 0..120 {
        f.keep(&format!("n{n}"), "https://example.com/").await;
    }
    let list = f.get("/links").await.json();
    let list = list.as_array().unwrap();
    assert_eq!((list.len(), &list[0]["code"]), (100, &"n119".into()));
    let page = f.get("/").await.body;
    assert!(page.contains("These are the newest 100."), "{page}");
    assert!(page.contains(r#"<span class="total">120</span>"#), "{page}");
}

#[tokio::test]
async fn a_target_is_escaped_on_the_page() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/?a=1&b='<i>\"").await;
    let page = f.get("/").await.body;
    assert!(page.contains("?a=1&#38;b=&#39;&#60;i&#62;&#34;"), "{page}");
}

#[tokio::test]
async fn a_query_that_makes_no_sense_is_no_reason_to_refuse_the_page() {
    let f = fixture().await;
    for query in [
        "?made=nope",
        "?made=%ff",
        "?made=1&made=2",
        "?%",
        "?made=%3Ci%3E",
    ] {
        let page = f.get(&format!("/{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert!(!page.body.contains("Here it is"), "{query}");
    }
}
