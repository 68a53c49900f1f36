use wirework::{Container, Module};

trait Log: Send + Sync {}

struct Storage;

#[derive(Module)]
#[module(imports(Storage { dyn Log }))]
struct App;

fn main() {
    let _ = Container::from_module(App);
}
