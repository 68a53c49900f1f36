use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Signup;

#[derive(Module)]
#[module(components(Signup, Signup: scoped))]
struct App;

fn main() {}
