use wirework::{Injectable, Module};

#[derive(Injectable)]
struct SmtpMailer;

#[derive(Module)]
#[module(components(SmtpMailr))]
struct App;

fn main() {}
