use std::sync::Arc;
use wirework::{Injectable, Module};

struct User;
#[derive(Injectable)]
struct Greeting;
fn loud(inner: Arc<Greeting>, _: Arc<User>) -> Arc<Greeting> {
    inner
}

#[derive(Module)]
#[module(components(Greeting), seeds(User), decorators(loud -> Greeting))]
struct App;

fn main() {}
