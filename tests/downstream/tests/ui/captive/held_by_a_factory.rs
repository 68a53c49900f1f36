use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Session;
struct Pool;
fn connect(_session: Arc<Session>) -> Pool { Pool }

#[derive(Module)]
#[module(components(Session: scoped), factories(connect -> Pool))]
struct App;

fn main() {}
