use wirework::Module;

#[derive(Module)]
#[module(factories(|| 3 -> u8))]
struct App;

fn main() {}
