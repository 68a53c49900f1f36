use wirework::{Container, Module};

fn port() -> u16 {
    80
}
#[derive(Module)]
#[module(factories(async port -> u16: scopd), requires(u8))]
struct Inner;
#[derive(Module)]
#[module(imports(Inner { u16 }), exports(u16))]
struct App;
async fn main_task() {
    let _ = (Container::start(App).await, Container::from_module(Inner));
}
fn main() {}
