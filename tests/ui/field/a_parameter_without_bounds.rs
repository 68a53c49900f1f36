use std::sync::Arc;
use wirework::{Injectable, component};

#[derive(Injectable)]
struct Repo<T> {
    rows: Arc<T>,
}

fn main() {
    let _ = component::<Repo<std::cell::Cell<u8>>>();
}
