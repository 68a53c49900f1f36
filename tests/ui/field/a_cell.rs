use std::cell::RefCell;
use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    names: Arc<RefCell<String>>,
}

fn main() {}
