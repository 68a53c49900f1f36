use wirework::Injectable;

#[derive(Injectable)]
#[inject(scoped)]
struct Order {
    #[inject(arg)]
    number: u32,
}

fn main() {}
