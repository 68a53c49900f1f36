use wirework::{Injectable, Module};

struct Primary;

#[derive(Injectable)]
#[inject(key = Primary)]
struct Database;

#[derive(Module)]
#[module(components(Database))]
struct App;

fn main() {}
