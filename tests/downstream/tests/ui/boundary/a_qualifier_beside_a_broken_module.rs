use wirework::{Injectable, Module};

struct Primary;
#[derive(Injectable)]
struct Pool;

#[derive(Module)]
#[module(components(Pool: transeint))]
struct Broken;

#[derive(Module)]
#[module(components(Pool), exports(Pool: key = Primary))]
struct App;

fn main() {}
