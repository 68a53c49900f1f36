use std::cell::Cell;
use wirework::{Container, ResolveError, Scope};

fn open(container: &Container) -> Result<Scope, ResolveError> {
    container.scope().with(Cell::new(7)).open()
}

fn main() {}
