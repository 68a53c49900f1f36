use std::sync::Arc;
#[derive(wirework::Injectable)]
#[inject(singelton)]
struct Signup { config: Arc<String> }

fn main() {
    let mut t = Signup::bed();
    t.with_config("ada".into());
    t.build();
}
