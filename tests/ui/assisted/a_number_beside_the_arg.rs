use wirework::Injectable;

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    number: u32,
    percent: u8,
}

fn main() {}
