use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Pool;

#[derive(Module)]
#[module(components(Pool))]
struct Storage { url: String }

#[derive(Module)]
#[module(imports(Storage { Pool }), exports(Pool))]
struct App;

fn main() {}
