use downstream::Clock;
use wirework::Module;

#[derive(Module)]
struct App {
    clock: dyn Clock,
}

fn main() {}
