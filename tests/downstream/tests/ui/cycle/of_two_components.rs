use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Chicken { egg: Arc<Egg> }

#[derive(Injectable)]
struct Egg { chicken: Arc<Chicken> }

#[derive(Module)]
#[module(components(Chicken, Egg))]
struct App;

fn main() {}
