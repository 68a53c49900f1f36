use nject::{injectable, provider};

trait Orders {}
trait Payments {}

#[injectable]
struct PgOrders {
    _payments: Box<dyn Payments>, //~ field
}
impl Orders for PgOrders {}

#[injectable]
struct CardPayments {
    _orders: Box<dyn Orders>, //~ field
}
impl Payments for CardPayments {}

#[provider]
#[provide(Box<dyn Orders>, |orders: PgOrders| Box::new(orders))] //~ entry
#[provide(Box<dyn Payments>, |payments: CardPayments| Box::new(payments))] //~ entry
struct App;

fn main() {
    let _orders: Box<dyn Orders> = App.provide();
}
