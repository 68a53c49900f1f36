use downstream::{MetricsModule, Registry};
use wirework::Module;

#[derive(Module)]
#[module(imports(MetricsModule { Registry }), exports(Registry))]
struct App;

fn main() {}
