use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect())]
struct Pool;

fn connect() -> Pool {
    Pool
}

fn main() {}
