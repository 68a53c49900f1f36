use wirework::{Container, ResolveError};

struct Config;

fn config(container: &Container) -> Result<Config, ResolveError> {
    container.get::<Config>()
}

fn main() {}
