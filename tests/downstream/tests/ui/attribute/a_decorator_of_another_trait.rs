use downstream::Log;
use std::sync::Arc;
use wirework::{Injectable, Module};
mod own {
    pub(crate) trait Log: Send + Sync {}
}
#[derive(Injectable)]
struct Silent;
impl own::Log for Silent {}
fn quiet(log: Arc<dyn Log>) -> Arc<dyn Log> { log }

#[derive(Module)]
#[module(components(Silent as dyn own::Log), decorators(quiet -> dyn Log))]
struct App;
fn main() {}
