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
    let _container = Container::new(registry! {
        scope(App) [
            provide::<Orders>(), //~ entry
            provide::<Payments>(), //~ entry
        ],
    });
}
