//! The same handler with three services, in several ways.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Extension, FromRef, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use wirework::{Container, Injectable, Module};
use wirework_axum::prelude::*;
use wirework_axum::state;

pub(crate) const BY_HAND: &str = "by-hand";

/// A middleware by hand that does nothing, since a layer costs something by itself.
pub(crate) const BY_HAND_LAYER: &str = "by-hand-layer";

/// A middleware by hand begins a unit of work for each request, and ends it with the status of the response.
pub(crate) const BY_HAND_UNIT: &str = "by-hand-unit";

/// The subjects, each with the most that a request may cost, in per cent of the one by hand before it.
pub(crate) const SUBJECTS: [(&str, u64); 6] = [
    (BY_HAND, 100),
    ("wirework-state", 114),
    (BY_HAND_LAYER, 100),
    ("wirework-singletons", 114),
    (BY_HAND_UNIT, 100),
    ("wirework-scope", 121),
];

trait Clock: Send + Sync {
    fn hour(&self) -> u64;
}

trait Store: Send + Sync {
    fn count(&self) -> u64;
}

#[derive(Injectable)]
struct Noon;

#[derive(Injectable)]
struct Memory;

impl Clock for Noon {
    fn hour(&self) -> u64 {
        12
    }
}

impl Store for Memory {
    fn count(&self) -> u64 {
        7
    }
}

/// A unit of work, one for each request.
#[derive(Injectable)]
#[inject(scoped)]
struct Unit {
    store: Arc<dyn Store>,
}

#[derive(Injectable)]
struct Greeter {
    clock: Arc<dyn Clock>,
}

#[derive(Module)]
#[module(
    components(Noon as dyn Clock, Memory as dyn Store, Unit, Greeter),
    exports(dyn Clock, dyn Store, Unit, Greeter)
)]
struct App;

type Inject<T> = wirework_axum::Inject<T, App>;

#[derive(Clone, FromRef)]
struct Services {
    clock: Arc<dyn Clock>,
    store: Arc<dyn Store>,
    greeter: Arc<Greeter>,
}

fn answer(clock: &dyn Clock, greeter: &Greeter, unit: &Unit) -> &'static str {
    assert_eq!(clock.hour() + greeter.clock.hour() + unit.store.count(), 31);
    "hello"
}

async fn by_hand(
    State(clock): State<Arc<dyn Clock>>,
    State(greeter): State<Arc<Greeter>>,
    State(store): State<Arc<dyn Store>>,
) -> &'static str {
    let unit = Arc::new(Unit { store });
    answer(&*clock, &greeter, &unit)
}

async fn pass_on(request: Request, next: Next) -> Response {
    next.run(request).await
}

async fn begin_and_end(
    State(store): State<Arc<dyn Store>>,
    mut request: Request,
    next: Next,
) -> Response {
    let unit = Arc::new(Unit { store });
    request.extensions_mut().insert(Arc::clone(&unit));
    let response = next.run(request).await;
    assert!(response.status().is_success() || unit.store.count() == 0);
    response
}

async fn by_hand_unit(
    State(clock): State<Arc<dyn Clock>>,
    State(greeter): State<Arc<Greeter>>,
    Extension(unit): Extension<Arc<Unit>>,
) -> &'static str {
    answer(&*clock, &greeter, &unit)
}

async fn of_state(
    state::Inject(clock): state::Inject<dyn Clock, App>,
    state::Inject(greeter): state::Inject<Greeter, App>,
    state::Inject(store): state::Inject<dyn Store, App>,
) -> &'static str {
    let unit = Arc::new(Unit { store });
    answer(&*clock, &greeter, &unit)
}

async fn singletons(
    Inject(clock): Inject<dyn Clock>,
    Inject(greeter): Inject<Greeter>,
    Inject(store): Inject<dyn Store>,
) -> &'static str {
    let unit = Arc::new(Unit { store });
    answer(&*clock, &greeter, &unit)
}

async fn with_scope(
    Inject(clock): Inject<dyn Clock>,
    Inject(greeter): Inject<Greeter>,
    Inject(unit): Inject<Unit>,
) -> &'static str {
    answer(&*clock, &greeter, &unit)
}

/// Returns the router of a subject.
pub(crate) fn router(subject: &str) -> Router {
    let clock: Arc<dyn Clock> = Arc::new(Noon);
    let services = Services {
        greeter: Arc::new(Greeter {
            clock: Arc::clone(&clock),
        }),
        clock,
        store: Arc::new(Memory),
    };
    let container = || Container::from_module(App).expect("the module is complete");
    match subject {
        "wirework-state" => Router::new()
            .route("/", get(of_state))
            .with_state(container()),
        BY_HAND_LAYER => Router::new()
            .route("/", get(by_hand))
            .layer(from_fn(pass_on))
            .with_state(services),
        "wirework-singletons" => Router::new()
            .route("/", get(singletons))
            .layer(layer(container())),
        "wirework-scope" => Router::new()
            .route("/", get(with_scope))
            .layer(layer(container())),
        BY_HAND_UNIT => Router::new()
            .route("/", get(by_hand_unit))
            .layer(from_fn_with_state(services.clone(), begin_and_end))
            .with_state(services),
        _ => Router::new().route("/", get(by_hand)).with_state(services),
    }
}
