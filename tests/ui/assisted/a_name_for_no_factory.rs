use wirework::Injectable;

#[derive(Injectable)]
#[inject(factory = Orders)]
struct Order {
    number: std::sync::Arc<u8>,
}

fn main() {}
