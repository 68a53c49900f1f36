use wirework::{Container, testing::TestGraph};

trait Clock: Send + Sync {}
struct FakeClock;
impl Clock for FakeClock {}

fn main() {
    let mut graph = TestGraph::of(Container::builder());
    graph.replace::<dyn Clock>(FakeClock);
}
