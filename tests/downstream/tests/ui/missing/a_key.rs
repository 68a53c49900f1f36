use std::sync::Arc;
use wirework::{Injectable, Module};

struct Url;
struct Primary;

#[derive(Injectable)]
struct Database { #[inject(key = Primary)] url: Arc<Url> }

#[derive(Module)]
#[module(components(Database))]
struct App { url: Url }

fn main() {}
