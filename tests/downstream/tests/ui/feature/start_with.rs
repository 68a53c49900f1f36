use wirework::{Container, Module};

#[derive(Module)]
struct App;

async fn run() {
    let _ = Container::start_with(App, |builder| builder).await;
}

fn main() {}
