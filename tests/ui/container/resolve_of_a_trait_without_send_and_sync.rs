use wirework::{Container, ResolveError};

trait Clock {}

fn clock(container: &Container) -> Result<(), ResolveError> {
    container.resolve::<dyn Clock>()?;
    Ok(())
}

fn main() {}
