//! `POST /links`.

use std::time::Duration;

use serde_json::json;

use super::*;
use crate::{domain::CodeGenerator, fakes::codes, links::LinksModule};

/// Returns the service with a generator that returns these codes in order.
fn service_giving(names: &'static [&'static str]) -> Service {
    service_with(|graph| {
        // The key is private to this module, so the override names the module.
        graph
            .within::<LinksModule>()
            .mock::<dyn CodeGenerator>()
            .expect_generate()
            .returning(codes(names));
    })
}

#[wirework::test]
async fn json_makes_a_link_and_tells_all_about_it() {
    let service = service_giving(&["abc"]);
    let answer = service.post_json(r#"{"url": "https://example.com"}"#).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.header("location"), "links/abc");
    let made = json!({
        "code": "abc",
        "short_url": "https://sho.rt/abc",
        "url": "https://example.com/",
        "clicks": 0,
        "created_at": "2024-05-01T12:00:00Z",
        "last_click_at": null,
    });
    assert_eq!(answer.json(), made);
    assert_eq!(service.get("/links/abc").await.json(), made);
}

#[wirework::test]
async fn the_form_makes_a_link_and_leads_back_to_the_page_that_shows_it() {
    let service = service_giving(&["abc"]);
    let answer = service
        .post_form("url=https%3A%2F%2Fexample.com%2F&code=")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "./?made=abc");
    let page = service.get("/?made=abc").await;
    assert!(page.body.contains("Here it is"), "{}", page.body);
    assert!(page.body.contains("https://sho.rt/abc"), "{}", page.body);
}

#[wirework::test]
async fn a_wanted_code_is_given_in_both_forms() {
    let service = service();
    let body = r#"{"url": "https://example.com/", "code": "by-json"}"#;
    assert_eq!(service.post_json(body).await.json()["code"], "by-json");
    let form = "url=https://example.com/&code=+by_form+";
    let answer = service.post_form(form).await;
    assert_eq!(answer.header("location"), "./?made=by_form");
}

#[wirework::test]
async fn the_same_wanted_code_twice_is_a_conflict() {
    let service = service();
    service.keep("mine", "https://example.com/1").await;
    let body = r#"{"url": "https://example.com/2", "code": "mine"}"#;
    service
        .post_json(body)
        .await
        .assert_problem(409, "code-taken");
    let page = service
        .post_form("url=https://example.com/2&code=mine")
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("is taken"), "{}", page.body);
    let kept = service.kept("mine").await.unwrap();
    assert_eq!(kept.target.as_str(), "https://example.com/1");
}

#[wirework::test]
async fn a_generated_code_that_is_taken_is_tried_again() {
    let service = service_giving(&["abc", "def"]);
    service.keep("abc", "https://example.com/1").await;
    let answer = service
        .post_json(r#"{"url": "https://example.com/2"}"#)
        .await;
    assert_eq!(answer.json()["code"], "def");
}

#[wirework::test]
async fn no_free_code_is_said_clearly() {
    let service = service_giving(&["abc", "def", "ghi"]);
    for taken in ["abc", "def", "ghi"] {
        service.keep(taken, "https://example.com/").await;
    }
    let answer = service
        .post_json(r#"{"url": "https://example.com/"}"#)
        .await;
    answer.assert_problem(503, "no-free-code");
}

#[wirework::test]
async fn a_refused_link_is_answered_with_the_reason() {
    let service = service();
    let answer = service.post_json(r#"{"url": "http://localhost/"}"#).await;
    answer.assert_problem(422, "private-host");
    let answer = service.post_json(r#"{"url": "https://sho.rt/abc"}"#).await;
    answer.assert_problem(422, "own-host");
    let body = r#"{"url": "https://example.com/", "code": "links"}"#;
    service
        .post_json(body)
        .await
        .assert_problem(422, "bad-code");
}

#[wirework::test]
async fn the_page_shows_a_refused_link_again_escaped_and_with_the_reason() {
    let service = service();
    let form = r#"url="><script>alert(1)</script>&code=<b>'x"#;
    let page = service.post_form(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("write the link in full"));
    assert!(page.body.contains("&#60;script&#62;"), "{}", page.body);
    assert!(!page.body.contains("<script"), "{}", page.body);
    assert!(!page.body.contains("<b>"), "{}", page.body);
}

#[wirework::test]
async fn the_time_of_making_is_that_of_the_clock() {
    let service = service_giving(&["abc"]);
    service.clock.advance(Duration::from_mins(1));
    service
        .post_json(r#"{"url": "https://example.com/"}"#)
        .await;
    assert_eq!(service.kept("abc").await.unwrap().created_at, later(60));
}

#[wirework::test]
async fn a_body_that_is_no_order_is_refused_with_a_sentence() {
    let service = service();
    for body in [
        "",
        "{",
        "[]",
        "null",
        "{}",
        r#"{"url": 7}"#,
        r#"{"url": null}"#,
        r#"{"link": "https://example.com/"}"#,
        r#"{"url": "https://example.com/", "cod": "typo"}"#,
        r#"{"url": "https://example.com/", "code": 7}"#,
    ] {
        let answer = service.post_json(body).await;
        answer.assert_problem(400, "bad-request");
    }
    for body in ["", "a", "url", "code=a", "url=a&url=b", "%ff=%ff"] {
        let answer = service.post_form(body).await;
        assert!(answer.status.is_client_error(), "{body}: {answer:?}");
    }
}

#[wirework::test]
async fn bodies_that_are_not_utf_8_are_refused() {
    let service = service();
    for content_type in ["application/json", "application/x-www-form-urlencoded"] {
        let body = b"{\"url\": \"\xff\"}".to_vec();
        let answer = service.post(content_type, body).await;
        assert!(answer.status.is_client_error(), "{answer:?}");
    }
}

#[wirework::test]
async fn a_body_of_another_type_is_refused() {
    let service = service();
    for content_type in ["text/plain", "multipart/form-data; boundary=x", "nonsense"] {
        let answer = service.post(content_type, "url=https://example.com/").await;
        answer.assert_problem(415, "unsupported-media-type");
    }
    let untyped = Request::post("/links").body(Body::from("{}")).unwrap();
    let answer = service.send(untyped).await;
    answer.assert_problem(415, "unsupported-media-type");
}

#[wirework::test]
async fn the_type_of_a_body_may_have_parameters_and_any_case() {
    let service = service();
    let json = r#"{"url": "https://example.com/"}"#;
    let answer = service.post("Application/JSON; charset=utf-8", json).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let content_type = "APPLICATION/X-WWW-FORM-URLENCODED; charset=UTF-8";
    let answer = service.post(content_type, "url=https://example.com/").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[wirework::test]
async fn too_large_a_body_is_refused() {
    let service = service();
    let json = format!(r#"{{"url": "https://example.com/{}"}}"#, "a".repeat(70_000));
    service
        .post_json(&json)
        .await
        .assert_problem(413, "too-large");
    let form = format!("url=https://example.com/{}", "a".repeat(70_000));
    service
        .post_form(&form)
        .await
        .assert_problem(413, "too-large");
}
