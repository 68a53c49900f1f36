use std::sync::Arc;
use wirework::{Container, testing::TestGraph};

trait Clock: Send + Sync {}
struct Spy(Arc<dyn Clock>);

fn main() {
    let mut graph = TestGraph::of(Container::builder());
    graph.wrap::<dyn Clock>(|real| Arc::new(Spy(real)));
}
