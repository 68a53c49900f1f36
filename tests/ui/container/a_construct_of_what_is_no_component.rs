use wirework::{Container, ResolveError};

struct Signup;

fn signup(container: &Container) -> Result<Signup, ResolveError> {
    container.construct()
}

fn main() {}
