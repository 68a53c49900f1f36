use wirework::Module;

fn one() -> u32 {
    1
}
fn two() -> u32 {
    2
}

#[derive(Module)]
#[module(factories(one -> u32, two -> u32), collections(u32))]
struct App;

fn main() {}
