#![deny(warnings)]
use downstream::{Metrics, MetricsModule};
use wirework::Module;

#[derive(Module)]
#[module(imports(MetricsModule { dyn Metrics }), exports())]
struct App { metrics: MetricsModule }

fn main() {}
