use std::cell::Cell;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = signup)]
struct Signup {
    sent: Cell<u32>,
}

fn signup() -> Signup {
    Signup { sent: Cell::new(0) }
}

fn main() {}
