use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Users;

#[derive(Module)]
#[module(components(async Users))]
struct App;

fn main() {}
