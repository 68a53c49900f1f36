//! Sends a file of realistic links to the policy, and through the whole service.

use std::collections::HashMap;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
    response::Response,
};
use clap::Parser;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use shortener::{
    domain::{LinkPolicy, Refusal, Target},
    links::PublicLinks,
    settings::Settings,
    web, wiring,
};
use tower::ServiceExt;
use wirework::Container;

const BASE_URL: &str = "https://sho.rt/";

/// Returns the lines of the file. Each has a verdict, which is `accept` or the reason of a refusal, and a link.
fn lines() -> Vec<(&'static str, &'static str)> {
    include_str!("links.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| line.split_once('\t').unwrap())
        .collect()
}

fn check(link: &str) -> Result<Target, Refusal> {
    let mut t = PublicLinks::bed();
    t.with_base(BASE_URL.parse().unwrap());
    t.build().check(link)
}

#[test]
fn the_policy_gives_each_link_the_verdict_of_the_file() {
    let mut wrong = Vec::new();
    for (expected, link) in lines() {
        let verdict = check(link).map_or_else(|refusal| refusal.reason(), |_| "accept");
        if verdict != expected {
            wrong.push(format!("{expected}, but {verdict}: {link:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_file_has_links_of_every_verdict() {
    let mut counts = HashMap::new();
    for (verdict, _) in lines() {
        *counts.entry(verdict).or_insert(0) += 1;
    }
    assert!(counts["accept"] > 150, "{counts:?}");
    assert_eq!(counts.len(), 10, "{counts:?}");
}

#[test]
fn the_normal_form_of_a_link_is_short_ascii_and_its_own_normal_form() {
    for (_, link) in lines() {
        if let Ok(target) = check(link) {
            assert!(target.as_str().is_ascii(), "{link}");
            assert!(target.as_str().len() <= 2_048, "{link}");
            assert!(!target.as_str().contains(['"', '<', '>', ' ']), "{link}");
            assert_eq!(check(target.as_str()), Ok(target), "{link}");
        }
    }
}

#[test]
fn a_link_that_was_mangled_is_judged_without_a_panic() {
    let mut random = fastrand::Rng::with_seed(7);
    let lines = lines();
    for _ in 0..50_000 {
        let (_, link) = random.choice(&lines).unwrap();
        let (_, other) = random.choice(&lines).unwrap();
        let link: Vec<char> = link.chars().take(80).collect();
        let other: Vec<char> = other.chars().take(80).collect();
        let head = &link[..random.usize(..=link.len())];
        let tail = &other[random.usize(..=other.len())..];
        let mangled: String = head.iter().chain(tail).collect();
        if let Ok(target) = check(&mangled) {
            assert_eq!(check(target.as_str()), Ok(target), "{mangled:?}");
        }
    }
}

#[tokio::test]
async fn each_link_of_the_file_is_shortened_and_followed_or_refused_with_its_reason() {
    let dir = tempfile::tempdir().unwrap();
    let mut settings = Settings::parse_from(["shortener", "--base-url", BASE_URL, "--port", "0"]);
    settings.database = dir.path().join("links.db");
    let container = Container::start(wiring::app(settings)).await.unwrap();
    let app = web::router(container.clone());

    for (verdict, link) in lines() {
        let response = shorten(&app, link).await;
        if verdict == "accept" {
            assert_eq!(response.status(), StatusCode::CREATED, "{link}");
            let made = json_of(response).await;
            let followed = get(&app, &format!("/{}", made["code"].as_str().unwrap())).await;
            assert_eq!(followed.status(), StatusCode::TEMPORARY_REDIRECT, "{link}");
            let location = followed.headers()[header::LOCATION].to_str().unwrap();
            assert_eq!(location, made["url"].as_str().unwrap(), "{link}");
            assert_eq!(location, check(link).unwrap().as_str());
        } else {
            assert_eq!(
                response.status(),
                StatusCode::UNPROCESSABLE_ENTITY,
                "{link}"
            );
            let refused = json_of(response).await;
            assert_eq!(refused["error"], verdict, "{link}");
            assert!(!refused["message"].as_str().unwrap().is_empty(), "{link}");
        }
    }

    let page = get(&app, "/").await.into_body().collect().await.unwrap();
    let page = String::from_utf8(page.to_bytes().to_vec()).unwrap();
    assert!(!page.contains("<script>alert"), "{page}");
    container.stop().await.into_result().unwrap();
}

async fn shorten(app: &Router, link: &str) -> Response {
    let order = json!({ "url": link }).to_string();
    let request = Request::post("/links")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(order))
        .unwrap();
    app.clone().oneshot(request).await.unwrap()
}

async fn get(app: &Router, path: &str) -> Response {
    let request = Request::get(path).body(Body::empty()).unwrap();
    app.clone().oneshot(request).await.unwrap()
}

async fn json_of(response: Response) -> Value {
    let body = response.into_body().collect().await.unwrap();
    serde_json::from_slice(&body.to_bytes()).unwrap()
}
