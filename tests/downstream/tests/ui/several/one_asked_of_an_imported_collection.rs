use std::sync::Arc;
use wirework::{Injectable, Module};
trait Hook: Send + Sync {}
#[derive(Injectable)] struct Audit;
impl Hook for Audit {}
#[derive(Injectable)] struct Trace;
impl Hook for Trace {}
#[derive(Module)]
#[module(components(Audit as dyn Hook, Trace as dyn Hook), collections(dyn Hook), exports(dyn Hook))] struct Hooks;
#[derive(Module)] #[module(imports(Hooks { dyn Hook }), exports(dyn Hook))] struct Bus;
#[derive(Injectable)] struct Events { hook: Arc<dyn Hook> }
#[derive(Module)] #[module(components(Events), imports(Bus { dyn Hook }))] struct App;
fn main() {}
