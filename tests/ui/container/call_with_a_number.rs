use wirework::{Container, ResolveError};

fn double(container: &Container) -> Result<u16, ResolveError> {
    container.call(|number: u16| number * 2)
}

fn main() {}
