use wirework::{Context, Dependency, Needs, ResolveError};

struct Port(u16);

impl Dependency for Port {
    fn describe(needs: &mut Needs) {
        u16::describe(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        u16::resolve(context).map(Port)
    }
}

fn main() {}
