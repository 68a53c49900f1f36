use wirework::Container;

async fn run() {
    let _ = Container::builder().start().await;
}

fn main() {}
