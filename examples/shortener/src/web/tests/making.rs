//! Links are made.

use std::time::Duration;

use serde_json::json;

use super::*;

#[tokio::test]
async fn json_makes_a_link_and_tells_all_about_it() {
    let f = fixture().await;
    let answer = f.post_json(r#"{"url": "https://example.com"}"#).await;
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
    assert_eq!(f.get("/links/abc").await.json(), made);
}

#[tokio::test]
async fn the_form_makes_a_link_and_leads_back_to_the_page_that_shows_it() {
    let f = fixture().await;
    let answer = f.post_form("url=https%3A%2F%2Fexample.com%2F&code=").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "./?made=abc");
    let page = f.get("/?made=abc").await;
    assert!(page.body.contains("Here it is"), "{}", page.body);
    assert!(page.body.contains("https://sho.rt/abc"), "{}", page.body);
}

#[tokio::test]
async fn a_wanted_code_is_given_in_both_forms() {
    let f = fixture().await;
    let body = r#"{"url": "https://example.com/", "code": "by-json"}"#;
    assert_eq!(f.post_json(body).await.json()["code"], "by-json");
    let form = "url=https://example.com/&code=+by_form+";
    let answer = f.post_form(form).await;
    assert_eq!(answer.header("location"), "./?made=by_form");
}

#[tokio::test]
async fn the_same_wanted_code_twice_is_a_conflict() {
    let f = fixture().await;
    f.keep("mine", "https://example.com/1").await;
    let body = r#"{"url": "https://example.com/2", "code": "mine"}"#;
    f.post_json(body).await.assert_problem(409, "code-taken");
    let page = f.post_form("url=https://example.com/2&code=mine").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("is taken"), "{}", page.body);
    let kept = f.kept("mine").await.unwrap();
    assert_eq!(kept.target.as_str(), "https://example.com/1");
}

#[tokio::test]
async fn a_generated_code_that_is_taken_is_tried_again() {
    let f = fixture().await;
    f.keep("abc", "https://example.com/1").await;
    let answer = f.post_json(r#"{"url": "https://example.com/2"}"#).await;
    assert_eq!(answer.json()["code"], "def");
}

#[tokio::test]
async fn no_free_code_is_said_clearly() {
    let f = fixture().await;
    for taken in ["abc", "def", "ghi"] {
        f.keep(taken, "https://example.com/").await;
    }
    let answer = f.post_json(r#"{"url": "https://example.com/"}"#).await;
    answer.assert_problem(503, "no-free-code");
}

#[tokio::test]
async fn a_refused_link_is_answered_with_the_reason() {
    let f = fixture().await;
    let answer = f.post_json(r#"{"url": "http://localhost/"}"#).await;
    answer.assert_problem(422, "private-host");
    let answer = f.post_json(r#"{"url": "https://sho.rt/abc"}"#).await;
    answer.assert_problem(422, "own-host");
    let body = r#"{"url": "https://example.com/", "code": "links"}"#;
    f.post_json(body).await.assert_problem(422, "bad-code");
}

#[tokio::test]
async fn the_page_shows_a_refused_link_again_escaped_and_with_the_reason() {
    let f = fixture().await;
    let form = r#"url="><script>alert(1)</script>&code=<b>'x"#;
    let page = f.post_form(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("write the link in full"));
    assert!(page.body.contains("&#60;script&#62;"), "{}", page.body);
    assert!(!page.body.contains("<script"), "{}", page.body);
    assert!(!page.body.contains("<b>"), "{}", page.body);
}

#[tokio::test]
async fn the_time_of_making_is_that_of_the_clock() {
    let f = fixture().await;
    f.clock.advance(Duration::from_mins(1));
    f.post_json(r#"{"url": "https://example.com/"}"#).await;
    assert_eq!(f.kept("abc").await.unwrap().created_at, later(60));
}

#[tokio::test]
async fn a_body_that_is_no_order_is_refused_with_a_sentence() {
    let f = fixture().await;
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
        let answer = f.post_json(body).await;
        answer.assert_problem(400, "bad-request");
    }
    for body in ["", "a", "url", "code=a", "url=a&url=b", "%ff=%ff"] {
        let answer = f.post_form(body).await;
        assert!(answer.status.is_client_error(), "{body}: {answer:?}");
    }
}

#[tokio::test]
async fn bodies_that_are_not_utf_8_are_refused() {
    let f = fixture().await;
    for content_type in ["application/json", "application/x-www-form-urlencoded"] {
        let body = b"{\"url\": \"\xff\"}".to_vec();
        let answer = f.post(content_type, body).await;
        assert!(answer.status.is_client_error(), "{answer:?}");
    }
}

#[tokio::test]
async fn a_body_of_another_type_is_refused() {
    let f = fixture().await;
    for content_type in ["text/plain", "multipart/form-data; boundary=x", "nonsense"] {
        let answer = f.post(content_type, "url=https://example.com/").await;
        answer.assert_problem(415, "unsupported-media-type");
    }
    let untyped = Request::post("/links").body(Body::from("{}")).unwrap();
    let answer = f.send(untyped).await;
    answer.assert_problem(415, "unsupported-media-type");
}

#[tokio::test]
async fn the_type_of_a_body_may_have_parameters_and_any_case() {
    let f = fixture().await;
    let json = r#"{"url": "https://example.com/"}"#;
    let answer = f.post("Application/JSON; charset=utf-8", json).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let content_type = "APPLICATION/X-WWW-FORM-URLENCODED; charset=UTF-8";
    let answer = f.post(content_type, "url=https://example.com/").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn too_large_a_body_is_refused() {
    let f = fixture().await;
    let json = format!(r#"{{"url": "https://example.com/{}"}}"#, "a".repeat(70_000));
    f.post_json(&json).await.assert_problem(413, "too-large");
    let form = format!("url=https://example.com/{}", "a".repeat(70_000));
    f.post_form(&form).await.assert_problem(413, "too-large");
}
