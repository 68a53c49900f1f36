use wirework::Injectable;

struct Primary;

#[derive(Injectable)]
#[inject(key = Primary)]
struct Order {
    #[inject(arg)]
    number: u32,
}

fn main() {}
