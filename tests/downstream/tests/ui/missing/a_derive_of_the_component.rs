use wirework::Module;

struct Signup;

#[derive(Module)]
#[module(components(Signup))]
struct App;

fn main() {}
