use std::sync::Arc;
use wirework::{Injectable, Module};

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Orders {
    _mailer: Arc<dyn Mailer>, //~ field
}

#[derive(Module)]
#[module(components(
    Orders, //~ entry
))]
struct App;

fn main() {}
