use std::sync::Arc;
use downstream::{MetricsModule, Session};
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Cache { session: Arc<Session> }

#[derive(Module)]
#[module(components(Cache), imports(MetricsModule { Session }))]
struct App { metrics: MetricsModule }

fn main() {}
