use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Signup { name: Arc<String> }

#[derive(Module)]
#[module(components(Signup), exports(Signup))]
#[derive(Default)]
struct Inner;
#[derive(Module)]
#[module(imports(Inner { Signup }))]
struct App;

fn main() {}
