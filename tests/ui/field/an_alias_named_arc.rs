use std::sync::Mutex;
use wirework::Injectable;

type Arc<T> = std::sync::Arc<Mutex<T>>;

#[derive(Injectable)]
struct Signup {
    name: Arc<u8>,
}

fn main() {}
