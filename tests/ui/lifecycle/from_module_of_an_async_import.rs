use wirework::{Container, Module};

async fn port() -> u16 {
    80
}

#[derive(Module)]
#[module(factories(async port -> u16))]
struct Inner;
#[derive(Module)]
#[module(imports(Inner { u16 }), exports(u16))]
struct App;
fn main() {
    let _ = Container::from_module(App);
}
