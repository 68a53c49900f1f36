use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Signup;

#[derive(Module)]
#[module(components(Signup: scope))]
struct App;

fn main() {}
