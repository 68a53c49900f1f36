use wirework::Module;

#[derive(Module)]
#[module(exports(u16))]
struct App {
    port: u16,
}

type Inject<T> = wirework_axum::Inject<T, App>;

async fn port(Inject(port): Inject<u16>) {}

fn main() {}
