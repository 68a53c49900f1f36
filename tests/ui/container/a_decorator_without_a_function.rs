use wirework::{Container, decorate};

struct Config;

fn main() {
    let _ = Container::builder().add(decorate::<Config>());
}
