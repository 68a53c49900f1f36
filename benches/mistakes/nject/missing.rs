use nject::{injectable, provider};

trait Mailer {}

#[injectable]
struct Orders {
    _mailer: Box<dyn Mailer>, //~ field
}

#[provider]
struct App;

fn main() {
    let _orders: Orders = App.provide(); //~ entry
}
