use downstream::{Log, LogModule};
use wirework::Module;

#[derive(Module)]
#[module(imports(LogModule { dyn Log }), exports(dyn Log))]
struct App;

fn main() {}
