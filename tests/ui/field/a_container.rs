use wirework::{Container, Injectable};

#[derive(Injectable)]
struct Worker {
    container: Container,
}

fn main() {}
