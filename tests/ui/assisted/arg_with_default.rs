use wirework::Injectable;

#[derive(Injectable)]
struct Order {
    #[inject(arg, default = 3)]
    number: u32,
}

fn main() {}
