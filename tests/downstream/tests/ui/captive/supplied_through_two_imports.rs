use std::sync::Arc;
use wirework::{Injectable, Module};
struct Limit;
#[derive(Injectable)] #[inject(transient)] struct Meter { limit: Arc<Limit> }
#[derive(Injectable)] struct Gauge { meter: Arc<Meter> }
#[derive(Module)]
#[module(components(Meter, Gauge), requires(Limit), exports(Gauge))] struct Metrics;
#[derive(Module)]
#[module(imports(Metrics { Gauge }), requires(Limit), exports(Gauge))] struct Monitoring;
fn limit() -> Limit { Limit }
#[derive(Module)]
#[module(factories(limit -> Limit: scoped), imports(Monitoring { Gauge }), exports(Gauge))] struct App;
fn main() {}
