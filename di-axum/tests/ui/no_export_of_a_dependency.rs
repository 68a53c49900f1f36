use std::sync::Arc;

use wirework::Module;

#[derive(Module)]
#[module(exports(u16))]
struct App {
    port: u16,
}

type Get<D> = wirework_axum::Get<D, App>;

async fn ports(_: Get<(Arc<u16>, Arc<u64>)>) {}

fn main() {}
