use froodi::{Container, DefaultScope::App, registry};
use std::sync::Arc;

trait Mailer: Send + Sync {}

#[derive(froodi::Construct)]
struct Orders {
    _mailer: Arc<Box<dyn Mailer>>, //~ field
}

fn main() {
    let container = Container::new(registry! {
        scope(App) [
            provide::<Orders>(), //~ entry
        ],
    });
    let _orders = container.get::<Orders>().unwrap();
}
