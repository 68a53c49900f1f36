#![deny(deprecated)]
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Mailer;

#[derive(Injectable)]
struct Signup;

#[derive(Module)]
#[module(components(Mailer, Signup), exports(Signup))]
struct App;

fn main() {}
