use shaku::{Component, Interface, module};
use std::sync::Arc;

trait Mailer: Interface {}
trait Orders: Interface {}

#[derive(Component)]
#[shaku(interface = Orders)]
struct PgOrders {
    #[shaku(inject)]
    _mailer: Arc<dyn Mailer>, //~ field
}
impl Orders for PgOrders {}

module! {
    App {
        components = [PgOrders], //~ entry
        providers = []
    }
}

fn main() {}
