use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Session;
#[derive(Injectable)]
struct Query { session: Arc<Session> }
#[derive(Injectable)]
struct Cache { query: Arc<Query> }

#[derive(Module)]
#[module(components(Cache, Query: transient, Session: scoped))]
struct App;

fn main() {}
