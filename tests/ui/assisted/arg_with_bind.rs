use wirework::Injectable;

trait Payable: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Payable))]
struct Order {
    #[inject(arg)]
    number: u32,
}

impl Payable for Order {}
fn main() {}
