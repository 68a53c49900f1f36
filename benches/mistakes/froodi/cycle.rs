use froodi::{Container, DefaultScope::App, registry};
use std::sync::Arc;

#[derive(froodi::Construct)]
struct Orders {
    _payments: Arc<Payments>, //~ field
}

#[derive(froodi::Construct)]
struct Payments {
    _orders: Arc<Orders>, //~ field
}

fn main() {
    let container = Container::new(registry! {
        scope(App) [
            provide::<Orders>(), //~ entry
            provide::<Payments>(), //~ entry
        ],
    });
    let _orders = container.get::<Orders>().unwrap();
}
