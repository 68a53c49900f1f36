use wirework::Module;

#[derive(Module)]
struct App<'a> {
    name: &'a str,
}

fn main() {}
