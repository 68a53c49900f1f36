use wirework::{Container, component};

struct Signup;

fn main() {
    let _ = Container::builder().add(component::<Signup>());
}
