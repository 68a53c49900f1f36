use downstream::Mailer;
use wirework::{Injectable, Lazy, Module};

#[derive(Injectable)]
struct Signup { mailer: Lazy<dyn Mailer> }

#[derive(Module)]
#[module(components(Signup))]
struct App;

fn main() {}
