use std::sync::Arc;
use downstream::Mailer;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

#[derive(Module)]
#[module(components(Signup))]
struct App;

fn main() {}
