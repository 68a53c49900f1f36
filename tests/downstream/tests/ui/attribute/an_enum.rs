use wirework::Module;

#[derive(Module)]
enum App {}

fn main() {}
