//! `DELETE /links/{code}`, and the button of the page.

use super::*;

#[wirework::test]
async fn a_deleted_link_is_gone_at_once_although_it_was_cached() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    service.get("/abc").await;
    service.get("/abc").await;
    assert_eq!(
        service.store.reads(),
        1,
        "the cache stands before the store"
    );
    let deleted = service.request(Method::DELETE, "/links/abc").await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
    assert_eq!(service.get("/abc").await.status, StatusCode::NOT_FOUND);
}

#[wirework::test]
async fn the_button_deletes_and_leads_back_to_the_page() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    let answer = service.request(Method::POST, "/links/abc/delete").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "../../");
    assert_eq!(service.kept("abc").await, None);
    let again = service.request(Method::POST, "/links/abc/delete").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[wirework::test]
async fn an_unknown_link_cannot_be_deleted() {
    let service = service();
    for path in ["/links/nope", "/links/a.b", "/links/%ff"] {
        let answer = service.request(Method::DELETE, path).await;
        answer.assert_problem(404, "no-such-link");
    }
}
