use downstream::{MetricsModule, Registry};
use wirework::Module;

#[derive(Module)]
#[module(imports(MetricsModule { Registry }), exports(Registry))]
struct App { metrics: MetricsModule }

fn main() {}
