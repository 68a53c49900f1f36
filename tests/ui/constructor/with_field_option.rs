use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool {
    #[inject(value = 3)]
    size: u32,
}

fn connect() -> Pool {
    Pool { size: 3 }
}

fn main() {}
