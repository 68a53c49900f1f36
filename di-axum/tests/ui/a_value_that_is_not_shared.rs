use std::cell::Cell;

use axum::Router;
use axum::routing::get;
use wirework_axum::Inject;

async fn count(_: Inject<Cell<u16>>) {}

fn main() {
    let _: Router = Router::new().route("/", get(count));
}
