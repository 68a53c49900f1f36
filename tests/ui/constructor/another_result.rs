use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;

fn connect() -> u32 {
    3
}

fn main() {}
