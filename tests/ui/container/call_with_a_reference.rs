use wirework::{Container, ResolveError};

struct Config;

fn port(container: &Container) -> Result<u16, ResolveError> {
    container.call(|_: &Config| 80)
}

fn main() {}
