use std::sync::Arc;
use wirework::Module;

async fn doubled(number: Arc<u8>) -> u8 {
    *number * 2
}

#[derive(Module)]
#[module(decorators(doubled -> u8))]
struct App {
    number: u8,
}

fn main() {}
