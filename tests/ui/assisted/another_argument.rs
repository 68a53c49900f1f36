use wirework::Injectable;

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    number: u32,
}

fn order(factory: &OrderFactory) {
    let _ = factory.create("1");
}

fn main() {}
