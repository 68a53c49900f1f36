//! The handlers, driven without a network, with the store, the clock and the generator replaced.

mod answers;
mod following;
mod guards;
mod making;

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;
use wirework::bind;

use crate::{
    domain::{ClickRecorder, Clock, CodeGenerator, Link, Store},
    fakes::{FakeClock, FakeStore, ScriptedCodes, code, memory_database, new_link, noon},
    web, wiring,
};

/// The service with fakes in it, and handles to look into them.
struct Fixture {
    app: Router,
    store: Arc<FakeStore>,
    clock: Arc<FakeClock>,
}

/// The wiring of production, but for the parts that a test must hold in its hand.
async fn fixture() -> Fixture {
    let store = Arc::new(FakeStore::default());
    let clock = Arc::new(FakeClock::at(noon()));
    let codes = Arc::new(ScriptedCodes::new(&["abc", "def", "ghi"]));
    let base_url = "https://sho.rt/".parse().unwrap();
    let container = wiring::app(base_url, memory_database().await)
        .replace(bind::<dyn Store>().to_arc(store.clone()))
        .replace(bind::<dyn ClickRecorder>().to_arc(store.clone()))
        .replace(bind::<dyn Clock>().to_arc(clock.clone()))
        .replace(bind::<dyn CodeGenerator>().to_arc(codes))
        .build()
        .unwrap();
    Fixture {
        app: web::router(container),
        store,
        clock,
    }
}

impl Fixture {
    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: head.status,
            headers: head.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    async fn request(&self, method: Method, path: &str) -> Answer {
        let request = Request::builder().method(method).uri(path);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, path).await
    }

    async fn post(&self, content_type: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post("/links").header(header::CONTENT_TYPE, content_type);
        self.send(request.body(body.into()).unwrap()).await
    }

    async fn post_json(&self, body: &str) -> Answer {
        self.post("application/json", body.to_owned()).await
    }

    async fn post_form(&self, body: &str) -> Answer {
        let body = body.to_owned();
        self.post("application/x-www-form-urlencoded", body).await
    }

    /// Puts a link into the store.
    async fn keep(&self, name: &str, target: &str) {
        self.store.insert(new_link(name, target)).await.unwrap();
    }

    async fn kept(&self, name: &str) -> Option<Link> {
        self.store.find(&code(name)).await.unwrap()
    }
}

/// A response, read to its end.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Asserts that this is a problem, with a sentence, and nothing else.
    #[track_caller]
    fn assert_problem(&self, status: u16, reason: &str) {
        assert_eq!(self.status.as_u16(), status, "{self:?}");
        assert_eq!(self.json()["error"], reason);
        assert!(self.json()["message"].as_str().unwrap().contains(' '));
    }
}

fn later(seconds: u64) -> SystemTime {
    noon() + Duration::from_secs(seconds)
}
