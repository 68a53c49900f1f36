use wirework::{Container, Injectable, component};

trait Hook: Send + Sync {}

#[derive(Injectable)]
#[inject(new)]
struct Signup {
    hooks: Vec<dyn Hook>,
}

fn main() {
    let _ = Container::builder().add(component::<Signup>());
    let _ = Signup::bed().build();
}
