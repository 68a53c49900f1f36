//! The HTTP interface of the service.

mod body;
mod code_path;
mod errors;
mod links;
mod pages;
mod redirect;
mod request_scope;
mod same_origin;
mod view;
mod wired;

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use tower_http::timeout::TimeoutLayer;
use wirework::{Container, Module};

use crate::{
    clock::SystemClock,
    domain::{BaseUrl, ClickRecorder, Clock, Journal, RequestId, Store},
    links::{Delete, Follow, LinksModule, Shorten},
    storage::StorageModule,
};

pub use errors::Problem;
pub use pages::Pages;
pub use wired::Wired;

/// Enough for the longest link, percent-encoded in a form.
const BODY_LIMIT: usize = 64 * 1_024;
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The module with the pages and all dependencies of handlers.
///
/// It imports the two other modules, and supplies the keys that they require. The clock is its own, and the store comes
/// from the storage. [`Wired`] can resolve its exports.
#[derive(Debug, Module)]
#[module(
    components(SystemClock as dyn Clock, Pages),
    seeds(RequestId),
    imports(
        StorageModule { dyn Store, dyn ClickRecorder },
        LinksModule { Shorten, Follow, Delete, dyn Journal, BaseUrl },
    ),
    exports(Pages, Shorten, Follow, Delete, BaseUrl, dyn Store, dyn Journal)
)]
pub struct WebModule {
    /// The storage of links.
    pub storage: StorageModule,
    /// The use cases of links.
    pub links: LinksModule,
}

/// Returns the routes of the service. Each request gets a scope of `container`.
pub fn router(container: Container<WebModule>) -> Router {
    Router::new()
        .route("/", get(pages::index))
        .route("/assets/page.css", get(pages::style))
        .route("/links", get(links::list).post(links::create))
        .route("/links/{code}", get(links::show).delete(links::delete))
        .route("/links/{code}/delete", post(pages::delete))
        .route("/{code}", get(redirect::follow))
        .fallback(pages::no_such_page)
        .method_not_allowed_fallback(errors::method_not_allowed)
        .layer(from_fn(same_origin::require))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            TIME_LIMIT,
        ))
        .layer(from_fn_with_state(container, request_scope::open))
}

#[cfg(test)]
mod tests;
