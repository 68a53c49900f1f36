use downstream::MetricsModule;
use wirework::Module;

#[derive(Module)]
#[module(imports(MetricsModule))]
struct App;

fn main() {}
