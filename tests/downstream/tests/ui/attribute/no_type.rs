use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Signup;

struct Session;

#[derive(Module)]
#[module(components("Signup", Signup: scoped = "Session"), seeds(,), exports(Signup: key =))]
struct AppModule;

fn main() {}
