use std::sync::Arc;
use wirework::{Injectable, Module};

struct User;

#[derive(Injectable)]
struct Repo<T: Send + Sync + 'static> { rows: Arc<Vec<T>> }

#[derive(Module)]
#[module(components(Repo<User>))]
struct App { rows: Vec<u8> }

fn main() {}
