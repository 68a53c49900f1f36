use std::sync::Arc;
use wirework::{Container, testing::TestGraph};

trait Clock: Send + Sync {}
struct FakeMailer;

fn main() {
    let mut graph = TestGraph::of(Container::builder());
    graph.replace::<dyn Clock>(Arc::new(FakeMailer));
}
