use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Signup;

#[derive(Module)]
#[module(component(Signup))]
struct App;

fn main() {}
