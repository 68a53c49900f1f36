use shaku::{Component, Interface, module};
use std::sync::Arc;

trait Orders: Interface {}
trait Payments: Interface {}

#[derive(Component)]
#[shaku(interface = Orders)]
struct PgOrders {
    #[shaku(inject)]
    _payments: Arc<dyn Payments>, //~ field
}
impl Orders for PgOrders {}

#[derive(Component)]
#[shaku(interface = Payments)]
struct CardPayments {
    #[shaku(inject)]
    _orders: Arc<dyn Orders>, //~ field
}
impl Payments for CardPayments {}

module! {
    App {
        components = [
            PgOrders, //~ entry
            CardPayments, //~ entry
        ],
        providers = []
    }
}

fn main() {}
