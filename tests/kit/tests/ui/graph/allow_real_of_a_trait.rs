use wirework::{Container, testing::TestGraph};

trait Clock: Send + Sync {}

fn main() {
    let mut graph = TestGraph::of(Container::builder());
    graph.allow_real::<dyn Clock>();
}
