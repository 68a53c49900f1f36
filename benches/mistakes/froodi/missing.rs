use froodi::{Container, DefaultScope::App, registry};
use std::sync::Arc;

trait Mailer: Send + Sync {}

#[derive(froodi::Construct)]
struct Orders {
    _mailer: Arc<Box<dyn Mailer>>, //~ field
}

fn main() {
    let _container = Container::new(registry! {
        scope(App) [
            provide::<Orders>(), //~ entry
        ],
    });
}
