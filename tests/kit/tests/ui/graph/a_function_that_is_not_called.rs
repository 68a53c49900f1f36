use wirework::{Container, ContainerBuilder, testing::TestGraph};

fn app() -> ContainerBuilder {
    Container::builder()
}

fn main() {
    TestGraph::of(app);
}
