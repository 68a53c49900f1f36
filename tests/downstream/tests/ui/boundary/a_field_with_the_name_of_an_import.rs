use downstream::Metrics;
use wirework::Module;

mod own {
    pub(crate) struct MetricsModule;
}

#[derive(Module)]
#[module(imports(downstream::MetricsModule { dyn Metrics }), exports(dyn Metrics))]
struct App {
    module: own::MetricsModule,
}

fn main() {}
