use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Cart;

#[derive(Module)]
#[module(components(Cart: scoped, eager))]
struct App;

fn main() {}
