use std::sync::Arc;
use wirework::{Injectable, Module};

struct RequestId;

#[derive(Injectable)]
struct Cache { request: Arc<RequestId> }

#[derive(Module)]
#[module(components(Cache), seeds(RequestId))]
struct App;

fn main() {}
