use std::sync::Arc;
use wirework::{Container, testing::TestGraph};

trait Clock {}
struct FakeClock;
impl Clock for FakeClock {}

fn main() {
    let mut graph = TestGraph::of(Container::builder());
    graph.replace::<dyn Clock>(Arc::new(FakeClock));
}
