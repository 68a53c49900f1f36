//! The HTTP interface of the service.

mod body;
mod code_path;
mod errors;
mod health;
mod links;
mod listener;
mod pages;
mod redirect;
mod request;
mod same_origin;
mod server;
mod view;

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::from_fn,
    routing::{get, post},
};
use tower_http::timeout::TimeoutLayer;
use wirework::{Container, Module};
use wirework_axum::prelude::*;

use crate::{
    clock::SystemClock,
    domain::{BaseUrl, ClickRecorder, Clock, Journal, RequestId, Store},
    links::{Delete, Follow, LinksModule, Shorten},
    settings::Settings,
    storage::StorageModule,
};

pub use errors::Problem;
pub use listener::Listener;
pub use pages::Pages;
pub use server::serve;

/// The extractor of all handlers. A parameter `Inject<T>` does not compile if [`WebModule`] does not export `T`.
///
/// Handlers import it with `use super::Inject`. That is this type, and the pattern `Inject(..)` of the prelude.
type Inject<T> = wirework_axum::Inject<T, WebModule>;

/// Enough for the longest link, percent-encoded in a form.
const BODY_LIMIT: usize = 64 * 1_024;
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The module with the listener, the pages and all dependencies of handlers.
///
/// It imports the two other modules, and supplies the keys that they require. The clock and the base URL are its own,
/// and the store comes from the storage. Handlers can inject its exports.
#[derive(Debug, Module)]
#[module(
    components(SystemClock as dyn Clock, Pages, Listener),
    factories(listener::base_url -> BaseUrl),
    seeds(RequestId),
    imports(
        StorageModule { dyn Store, dyn ClickRecorder },
        LinksModule { Shorten, Follow, Delete, dyn Journal },
    ),
    exports(Pages, Shorten, Follow, Delete, BaseUrl, Listener, dyn Store, dyn Journal)
)]
pub struct WebModule {
    /// The settings of the program.
    pub settings: Settings,
    /// The storage of links.
    pub storage: StorageModule,
    /// The use cases of links.
    pub links: LinksModule,
}

/// Returns the routes of the service. Each request has a scope of the container, except those for its health.
pub fn router(container: Container<WebModule>) -> Router {
    let scope = layer(container.clone())
        .seed_extension::<RequestId>()
        .on_error(request::failed);
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
        .layer(from_fn(request::record_status))
        .layer(scope)
        .layer(from_fn(request::name))
        // A load balancer sends these every few seconds. They need no scope and no line in the log.
        .merge(health::routes(container))
}

#[cfg(test)]
mod tests;
