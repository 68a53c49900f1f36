use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Order { #[inject(arg)] cents: u32, config: Arc<String> }

fn main() {
    let mut t = Order::bed();
    t.build();
}
