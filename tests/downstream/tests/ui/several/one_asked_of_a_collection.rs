use std::sync::Arc;
use wirework::{Injectable, Module};
trait Hook: Send + Sync {}
#[derive(Injectable)] #[inject(bind(dyn Hook))] struct Audit;
impl Hook for Audit {}
#[derive(Injectable)] #[inject(bind(dyn Hook))] struct Mail;
impl Hook for Mail {}
#[derive(Injectable)]
struct Events { hook: Arc<dyn Hook> }

#[derive(Module)]
#[module(components(Audit as dyn Hook, Mail as dyn Hook, Events), collections(dyn Hook))]
struct App;

fn main() {}
