use wirework::Module;
use wirework_axum::prelude::*;

trait Mailer: Send + Sync {}

#[derive(Module)]
#[module(exports(u16))]
struct App {
    port: u16,
}

type Inject<T> = wirework_axum::Inject<T, App>;

async fn send(Inject(mailer): Inject<dyn Mailer>) {}

fn main() {}
