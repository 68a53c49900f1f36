use wirework::{Injectable, component};

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    number: u32,
}

fn main() {
    let _ = component::<Order>();
}
