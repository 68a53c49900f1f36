//! `GET /links` and `GET /links/{code}`.

use super::*;

#[wirework::test]
async fn the_list_has_the_newest_first_and_a_hundred_at_most() {
    let service = service();
    for n in 0..120 {
        service.keep(&format!("n{n}"), "https://example.com/").await;
    }
    let list = service.get("/links").await.json();
    let list = list.as_array().unwrap();
    assert_eq!((list.len(), &list[0]["code"]), (100, &"n119".into()));
}

#[wirework::test]
async fn an_unknown_link_cannot_be_read() {
    let service = service();
    for path in ["/links/nope", "/links/a.b", "/links/%ff"] {
        let answer = service.get(path).await;
        answer.assert_problem(404, "no-such-link");
    }
}
