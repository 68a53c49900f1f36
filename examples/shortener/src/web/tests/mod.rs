//! Tests of the handlers, alone and behind the routes of the whole service, without a network.

mod answers;
mod create;
mod delete;
mod guards;
mod handlers;
mod health;
mod log;
mod page;
mod read;
mod redirect;

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
use wirework::testing::TestGraph;

use crate::{
    domain::{ClickRecorder, Clock, Link, Store},
    fakes::{FakeClock, FakeStore, code, new_link, noon, settings},
    web::{self, WebModule},
    wiring,
};

/// Returns the production wiring.
fn production() -> WebModule {
    wiring::app(settings())
}

/// The service with a store and a clock that the test controls.
struct Service {
    app: Router,
    store: Arc<FakeStore>,
    clock: Arc<FakeClock>,
    /// Checks its overrides and verifies its mocks at the end of the test.
    _graph: TestGraph<WebModule>,
}

fn service() -> Service {
    service_with(|_| {})
}

/// Returns the router of a graph.
fn router(graph: &mut TestGraph<WebModule>) -> Router {
    web::router(graph.container())
}

/// Returns the service with further overrides.
fn service_with(override_more: impl FnOnce(&mut TestGraph<WebModule>)) -> Service {
    let store = Arc::new(FakeStore::default());
    let clock = Arc::new(FakeClock::at(noon()));
    let mut graph = TestGraph::of(production());
    graph.replace::<dyn Store>(store.clone());
    graph.replace::<dyn Clock>(clock.clone());
    graph.replace::<dyn ClickRecorder>(store.clone());
    // Only tests that follow a link use it.
    graph.allow_unused::<dyn ClickRecorder>();
    override_more(&mut graph);
    Service {
        app: router(&mut graph),
        store,
        clock,
        _graph: graph,
    }
}

fn get(path: &str) -> Request<Body> {
    request(Method::GET, path)
}

fn request(method: Method, path: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(path);
    request.body(Body::empty()).unwrap()
}

fn json_order(body: &str) -> Request<Body> {
    Request::post("/links")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_owned()))
        .unwrap()
}

/// Returns the response of `app`.
async fn send(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer {
        status: head.status,
        headers: head.headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}

impl Service {
    async fn send(&self, request: Request<Body>) -> Answer {
        send(&self.app, request).await
    }

    async fn request(&self, method: Method, path: &str) -> Answer {
        self.send(request(method, path)).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(get(path)).await
    }

    async fn post(&self, content_type: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post("/links").header(header::CONTENT_TYPE, content_type);
        self.send(request.body(body.into()).unwrap()).await
    }

    async fn post_json(&self, body: &str) -> Answer {
        self.send(json_order(body)).await
    }

    async fn post_form(&self, body: &str) -> Answer {
        let body = body.to_owned();
        self.post("application/x-www-form-urlencoded", body).await
    }

    /// Inserts a link into the store.
    async fn keep(&self, name: &str, target: &str) {
        self.store.insert(new_link(name, target)).await.unwrap();
    }

    async fn kept(&self, name: &str) -> Option<Link> {
        self.store.find(&code(name)).await.unwrap()
    }
}

/// A response with its whole body.
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

    /// Asserts that the response is a problem with a sentence, and nothing else.
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
