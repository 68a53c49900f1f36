use axum::routing::post;
use axum::{Json, Router};
use wirework_axum::Inject;

async fn create(_: Json<String>, _: Inject<u16>) {}

fn main() {
    let _: Router = Router::new().route("/", post(create));
}
