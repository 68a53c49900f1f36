use wirework::{Container, Module};

#[derive(Module)]
#[module()]
struct AppModule;

fn main() {
    let _ = Container::builder().add(AppModule);
}
