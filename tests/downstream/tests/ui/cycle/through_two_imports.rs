use std::sync::Arc;
use wirework::{Injectable, Module};
#[derive(Injectable)] struct Meter { limits: Arc<Limits> }
#[derive(Module)] #[module(components(Meter), requires(Limits), exports(Meter))] struct Metrics;
#[derive(Injectable)] struct Gauge { meter: Arc<Meter> }
#[derive(Module)]
#[module(components(Gauge), imports(Metrics { Meter }), requires(Limits), exports(Gauge))] struct Monitoring;
#[derive(Injectable)] struct Limits { gauge: Arc<Gauge> }
#[derive(Module)]
#[module(components(Limits), imports(Monitoring { Gauge }), exports(Limits))] struct App;
fn main() {}
