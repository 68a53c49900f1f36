use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Signup { config: Arc<String> }

fn main() {
    let mut t = Signup::bed();
    t.with_config(7);
}
