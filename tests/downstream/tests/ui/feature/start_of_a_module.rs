use wirework::{Container, Module};

#[derive(Module)]
struct App;

async fn run() {
    let _ = Container::start(App).await;
}

fn main() {}
