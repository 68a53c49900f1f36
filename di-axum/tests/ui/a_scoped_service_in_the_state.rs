use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use wirework::{Container, Injectable, Module};

#[derive(Injectable)]
#[inject(scoped)]
struct Transaction;

/// The state of the handlers, which all requests share.
#[derive(Injectable)]
struct Api {
    transaction: Arc<Transaction>,
}

#[derive(Module)]
#[module(components(Transaction, Api), exports(Api))]
struct App;

async fn handler(State(api): State<Arc<Api>>) {
    let _ = &api.transaction;
}

fn main() {
    let container = Container::from_module(App).unwrap();
    let _: Router = Router::new()
        .route("/", get(handler))
        .with_state(container.resolve::<Api>().unwrap());
}
