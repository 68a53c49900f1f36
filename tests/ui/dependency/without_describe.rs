use std::sync::Arc;
use wirework::{Context, Dependency, ResolveError};

struct Port(Arc<u16>);

impl Dependency for Port {
    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Dependency::resolve(context).map(Port)
    }
}

fn main() {}
