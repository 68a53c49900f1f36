use wirework::{Container, Exit};

async fn run(container: Container) -> Exit {
    container.run_until(5).await
}

fn main() {}
