use std::sync::Arc;
use wirework::{Container, testing::TestGraph};

trait Mailer: Send + Sync {}
struct FakeMailer;
impl Mailer for FakeMailer {}

fn main() {
    let mut graph = TestGraph::of(Container::builder());
    graph.replace(Arc::new(FakeMailer));
}
