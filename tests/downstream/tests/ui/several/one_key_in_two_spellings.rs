use wirework::{Injectable, Module};

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Smtp;
impl Mailer for Smtp {}

#[derive(Module)]
#[module(components(Smtp as dyn Mailer), collections(dyn crate::Mailer))]
struct App;

fn main() {}
