use wirework::{Container, testing::TestGraph};

fn main() {
    let container = Container::builder().build().unwrap();
    TestGraph::of(container);
}
