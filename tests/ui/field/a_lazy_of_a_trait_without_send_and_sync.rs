use wirework::{Injectable, Lazy};

trait Clock {}

#[derive(Injectable)]
struct Signup {
    clock: Lazy<dyn Clock>,
}

fn main() {}
