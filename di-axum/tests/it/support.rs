//! An application whose scopes record how they end.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;
use tower::ServiceExt;
use wirework::{Container, ContainerBuilder, Outcome, bind};

/// The outcomes of the scopes that were closed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ends(Arc<Mutex<Vec<Outcome>>>);

/// A scoped value.
#[derive(Debug)]
pub(crate) struct Unit;

impl Ends {
    pub(crate) fn all(&self) -> Vec<Outcome> {
        self.0.lock().unwrap().clone()
    }

    /// Waits until a scope was closed in the background.
    pub(crate) async fn one(&self) -> Outcome {
        loop {
            if let Some(outcome) = self.all().first() {
                return *outcome;
            }
            tokio::task::yield_now().await;
        }
    }

    pub(crate) fn note(&self, outcome: Outcome) {
        self.0.lock().unwrap().push(outcome);
    }
}

/// Returns a builder with a unit of work in each scope, whose commit fails.
pub(crate) fn units_that_fail() -> ContainerBuilder {
    let commit = async |_: Arc<Unit>, _: Outcome| Err::<(), _>("conflict");
    Container::builder().add(bind::<Unit>().to(|| Unit).scoped().on_stop(commit))
}

/// Returns a builder with a unit of work in each scope, which records the outcome.
pub(crate) fn units(ends: &Ends) -> ContainerBuilder {
    let ends = ends.clone();
    let end = move |_: Arc<Unit>, outcome: Outcome| {
        let ends = ends.clone();
        async move { ends.note(outcome) }
    };
    Container::builder().add(bind::<Unit>().to(|| Unit).scoped().on_stop(end))
}

/// Sends a request to a router.
pub(crate) async fn get(router: &Router, path: &str) -> Response {
    let request = Request::get(path).body(Body::empty()).unwrap();
    router.clone().oneshot(request).await.unwrap()
}

/// Sends a request, and returns the status and the text.
pub(crate) async fn read(router: &Router, path: &str) -> (StatusCode, String) {
    let response = get(router, path).await;
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}
