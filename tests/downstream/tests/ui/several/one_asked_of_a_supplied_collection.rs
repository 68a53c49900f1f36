use std::sync::Arc;
use wirework::{Injectable, Module};
trait Hook: Send + Sync {}
#[derive(Injectable)] struct Events { hook: Arc<dyn Hook> }
#[derive(Module)] #[module(components(Events), requires(dyn Hook), exports(Events))] struct Bus;
#[derive(Module)]
#[module(imports(Bus { Events }), requires(dyn Hook), exports(Events))] struct Messages;
#[derive(Injectable)] struct Audit;
impl Hook for Audit {}
#[derive(Injectable)] struct Trace;
impl Hook for Trace {}
#[derive(Module)]
#[module(components(Audit as dyn Hook, Trace as dyn Hook), collections(dyn Hook), imports(Messages { Events }), exports(Events))] struct App;
fn main() {}
