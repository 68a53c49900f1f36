//! The HTTP interface of the service.

mod body;
mod code_path;
mod errors;
mod health;
mod links;
mod listener;
mod pages;
mod redirect;
mod request_scope;
mod same_origin;
mod server;
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
use wirework::{Module, Monitor, ScopeFactory};

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
pub use server::Server;
pub use wired::Wired;

/// Enough for the longest link, percent-encoded in a form.
const BODY_LIMIT: usize = 64 * 1_024;
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The module with the server, the pages and all dependencies of handlers.
///
/// It imports the two other modules, and supplies the keys that they require. The clock and the base URL are its own,
/// and the store comes from the storage. [`Wired`] can resolve its exports.
#[derive(Debug, Module)]
#[module(
    components(SystemClock as dyn Clock, Pages, Listener, Server),
    factories(listener::base_url -> BaseUrl),
    seeds(RequestId),
    imports(
        StorageModule { dyn Store, dyn ClickRecorder },
        LinksModule { Shorten, Follow, Delete, dyn Journal },
    ),
    exports(Pages, Shorten, Follow, Delete, BaseUrl, dyn Store, dyn Journal)
)]
pub struct WebModule {
    /// The settings of the program.
    pub settings: Settings,
    /// The storage of links.
    pub storage: StorageModule,
    /// The use cases of links.
    pub links: LinksModule,
}

/// Returns the routes of the service. Each request gets a scope of `scopes`, except those that `monitor` answers.
pub fn router(scopes: ScopeFactory, monitor: Monitor) -> Router {
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
        .layer(from_fn_with_state(scopes, request_scope::open))
        // A load balancer sends these every few seconds. They need no scope and no line in the log.
        .merge(health::routes(monitor))
}

#[cfg(test)]
mod tests;
