use downstream::{Hook, Log};
use wirework::Module;

struct Storage;

#[derive(Module)]
#[module(imports(Storage { dyn Hook, dyn Log }))]
struct App;

fn main() {}
