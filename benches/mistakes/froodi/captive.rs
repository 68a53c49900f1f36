use froodi::{
    Container,
    DefaultScope::{App, Request},
    registry,
};
use std::sync::Arc;

#[derive(froodi::Construct)]
struct Session;

#[derive(froodi::Construct)]
struct Cache {
    _session: Arc<Session>, //~ field
}

fn main() {
    let _container = Container::new(registry! {
        scope(App) [
            provide::<Cache>(), //~ entry
        ],
        scope(Request) [
            provide::<Session>(), //~ entry
        ],
    });
}
