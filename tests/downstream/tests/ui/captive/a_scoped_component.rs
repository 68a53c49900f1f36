use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
#[inject(scoped)]
struct Session;

#[derive(Injectable)]
struct Cache { session: Arc<Session> }

#[derive(Module)]
#[module(components(Cache, Session))]
struct App;

fn main() {}
