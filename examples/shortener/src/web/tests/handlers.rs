//! Tests of single handlers: they call the handler with components from beds, without a router.

use axum::{
    Json,
    extract::Query,
    response::{IntoResponse, Response},
};
use mockall::predicate::eq;
use wirework::testing::{BedOf, Doubles, Mock};

use super::*;
use crate::{
    domain::{BaseUrl, Insertion, Refusal, RequestId},
    fakes::target,
    links::{Delete, Follow, Shorten},
    web::{Inject, Pages, body::OrderBody, code_path::CodePath, links, pages, redirect},
};

/// Returns a bed of the pages of one request. A test that shows a list sets the contents of the store.
fn pages_bed() -> BedOf<Pages> {
    let mut t = Pages::bed();
    t.with_base_url("https://sho.rt/s/".parse().unwrap());
    t.with_request(RequestId(7));
    t
}

fn base_url() -> Inject<BaseUrl> {
    Inject::from("https://sho.rt/s/".parse::<BaseUrl>().unwrap())
}

fn link(name: &str) -> Link {
    new_link(name, "https://example.com/").into()
}

fn abc() -> CodePath {
    CodePath(code("abc"))
}

fn location(response: &Response) -> &str {
    response.headers()["location"].to_str().unwrap()
}

async fn text(response: Response) -> String {
    let body = response.into_body().collect().await.unwrap();
    String::from_utf8(body.to_bytes().to_vec()).unwrap()
}

#[wirework::test]
async fn the_page_shows_the_link_that_was_just_made_and_the_newest() {
    let mut t = pages_bed();
    let mut store = t.store.mock();
    store
        .expect_find()
        .with(eq(code("abc")))
        .times(1)
        .returning(|_| Ok(Some(link("abc"))));
    store.expect_newest().returning(|_| Ok(vec![link("def")]));
    store.expect_count().returning(|| Ok(2));
    drop(store);
    let query = Query::try_from_uri(&"/?made=abc".parse().unwrap());
    let page = text(pages::index(t.build().into(), query).await).await;
    assert!(page.contains("Here it is"), "{page}");
    for short_url in ["https://sho.rt/s/abc", "https://sho.rt/s/def"] {
        assert!(page.contains(short_url), "{page}");
    }
}

#[wirework::test]
async fn the_page_of_a_problem_names_the_request_and_leads_home() {
    let page = text(pages::no_such_page(pages_bed().build().into()).await).await;
    assert!(page.contains(&RequestId(7).to_string()), "{page}");
    assert!(page.contains(r#"href="/s/""#), "{page}");
}

#[wirework::test]
async fn an_order_in_json_is_answered_with_the_link() {
    let mut t = Shorten::bed();
    t.policy
        .mock()
        .expect_check()
        .returning(|address| Ok(target(address)));
    t.clock.mock().expect_now().return_const(noon());
    t.store
        .mock()
        .expect_insert()
        .times(1)
        .returning(|new| Ok(Insertion::Kept(new.into())));
    t.journal.mock().expect_note().return_const(());
    let order = r#"{"url": "https://example.com/", "code": "abc"}"#;
    let order = OrderBody::Json(serde_json::from_str(order).unwrap());
    let pages = pages_bed().build().into();
    let answer = links::create(t.build().into(), base_url(), pages, order).await;
    assert_eq!(answer.status(), StatusCode::CREATED);
    assert_eq!(location(&answer), "links/abc");
}

#[wirework::test]
async fn a_form_that_is_refused_is_shown_again_with_the_reason() {
    let mut shorten = Shorten::bed();
    shorten
        .policy
        .mock()
        .expect_check()
        .returning(|_| Err(Refusal::OwnHost));
    let mut t = pages_bed();
    t.store.mock().expect_newest().returning(|_| Ok(Vec::new()));
    t.store.mock().expect_count().returning(|| Ok(0));
    let order = OrderBody::Form(serde_json::from_str(r#"{"url": "https://sho.rt/"}"#).unwrap());
    let answer = links::create(shorten.build().into(), base_url(), t.build().into(), order).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains(&Refusal::OwnHost.to_string()), "{page}");
    assert!(page.contains(r#"value="https://sho.rt/""#), "{page}");
}

#[wirework::test]
async fn a_code_is_redirected() {
    let mut t = Follow::bed();
    t.store
        .mock()
        .expect_target()
        .returning(|_| Ok(Some(target("https://example.com/"))));
    t.clicks.mock().expect_record().times(1).return_const(());
    t.journal.mock().expect_note().return_const(());
    let pages = pages_bed().build().into();
    let answer = redirect::follow(Method::GET, Ok(abc()), t.build().into(), pages).await;
    assert_eq!(answer.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(location(&answer), "https://example.com/");
}

#[wirework::test]
async fn a_head_request_counts_nothing() {
    let mut t = Follow::bed();
    t.store
        .mock()
        .expect_target()
        .returning(|_| Ok(Some(target("https://example.com/"))));
    let pages = pages_bed().build().into();
    let answer = redirect::follow(Method::HEAD, Ok(abc()), t.build().into(), pages).await;
    assert_eq!(location(&answer), "https://example.com/");
}

#[wirework::test]
async fn the_list_asks_for_a_hundred_links() {
    // This handler depends on the store alone, so the test needs a mock and no bed.
    let (store, mut doubles) = (Mock::<dyn Store>::new(), Doubles::new());
    doubles.watch(&store);
    store
        .mock()
        .expect_newest()
        .with(eq(100))
        .times(1)
        .returning(|_| Ok(vec![link("abc")]));
    let Json(list) = links::list(Inject(store.double()), base_url())
        .await
        .unwrap();
    assert_eq!(list[0].short_url, "https://sho.rt/s/abc");
}

#[wirework::test]
async fn one_link_is_shown() {
    let (store, mut doubles) = (Mock::<dyn Store>::new(), Doubles::new());
    doubles.watch(&store);
    store
        .mock()
        .expect_find()
        .with(eq(code("abc")))
        .returning(|_| Ok(Some(link("abc"))));
    let shown = links::show(abc(), Inject(store.double()), base_url()).await;
    assert_eq!(shown.unwrap().0.url, "https://example.com/");
}

#[wirework::test]
async fn a_deletion_is_answered_without_a_body() {
    let mut t = Delete::bed();
    t.store
        .mock()
        .expect_delete()
        .with(eq(code("abc")))
        .times(1)
        .returning(|_| Ok(true));
    t.journal.mock().expect_note().return_const(());
    let answer = links::delete(abc(), t.build().into()).await.unwrap();
    assert_eq!(answer, StatusCode::NO_CONTENT);
}

#[wirework::test]
async fn the_button_leads_back_to_the_page() {
    let mut t = Delete::bed();
    t.store
        .mock()
        .expect_delete()
        .times(1)
        .returning(|_| Ok(true));
    t.journal.mock().expect_note().return_const(());
    let pages = pages_bed().build().into();
    let answer = pages::delete(Ok(abc()), t.build().into(), pages).await;
    assert_eq!(
        (answer.status(), location(&answer)),
        (StatusCode::SEE_OTHER, "../../")
    );
}

#[wirework::test]
async fn a_deletion_of_nothing_is_a_problem() {
    let mut t = Delete::bed();
    t.store
        .mock()
        .expect_delete()
        .times(2)
        .returning(|_| Ok(false));
    let delete = Inject::from(t.build());
    let pages = pages_bed().build().into();
    let page = pages::delete(Ok(abc()), delete.clone(), pages).await;
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    let answer = links::delete(abc(), delete).await.into_response();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}
