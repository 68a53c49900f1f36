use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Repo<T: Send + Sync + 'static> { rows: Arc<Vec<T>> }

#[derive(Module)]
#[module(components(Repo<T>))]
struct Storage<T: Send + Sync + 'static> { first: T }

fn main() {}
