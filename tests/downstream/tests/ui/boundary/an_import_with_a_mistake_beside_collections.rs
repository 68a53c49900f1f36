use downstream::{Hook, Log};
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}
#[derive(Module)]
#[module(components(Audit as dyn Hook: scopd))]
struct Inner;
#[derive(Module)]
#[module(imports(Inner { dyn Log }), exports(dyn Log))]
#[module(collections(dyn Hook, dyn Hook: key = u8))]
struct App;

fn main() {}
