use downstream::{Hook, Log};
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}
impl Log for Audit {}

#[derive(Module)]
#[module(components(Audit as dyn Hook, dyn Log))]
struct App;

fn main() {}
