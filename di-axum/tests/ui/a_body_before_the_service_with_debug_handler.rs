use axum::Json;
use wirework_axum::Inject;

#[axum::debug_handler]
async fn create(_: Json<String>, _: Inject<u16>) {}

fn main() {}
