use std::rc::Rc;
use wirework::{Container, ResolveError};

fn name(container: &Container) -> Result<(), ResolveError> {
    container.resolve::<Rc<String>>()?;
    Ok(())
}

fn main() {}
