use axum::Router;
use axum::routing::get;
use wirework_axum::state::Inject;

async fn port(_: Inject<u16>) {}

fn main() {
    let _: Router = Router::new().route("/", get(port)).with_state("state");
}
