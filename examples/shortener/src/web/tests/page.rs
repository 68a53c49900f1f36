//! `GET /`.

use super::*;

#[wirework::test]
async fn the_page_has_the_newest_hundred_and_tells_how_many_there_are() {
    let service = service();
    for n in 0..120 {
        service.keep(&format!("n{n}"), "https://example.com/").await;
    }
    let page = service.get("/").await.body;
    assert!(page.contains("These are the newest 100."), "{page}");
    assert!(page.contains(r#"<span class="total">120</span>"#), "{page}");
}

#[wirework::test]
async fn a_target_is_escaped_on_the_page() {
    let service = service();
    service
        .keep("abc", "https://example.com/?a=1&b='<i>\"")
        .await;
    let page = service.get("/").await.body;
    assert!(page.contains("?a=1&#38;b=&#39;&#60;i&#62;&#34;"), "{page}");
}

#[wirework::test]
async fn a_query_that_makes_no_sense_is_no_reason_to_refuse_the_page() {
    let service = service();
    for query in [
        "?made=nope",
        "?made=%ff",
        "?made=1&made=2",
        "?%",
        "?made=%3Ci%3E",
    ] {
        let page = service.get(&format!("/{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert!(!page.body.contains("Here it is"), "{query}");
    }
}
