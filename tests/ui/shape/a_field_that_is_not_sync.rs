use std::cell::Cell;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(skip)]
    sent: Cell<u32>,
}

fn main() {}
