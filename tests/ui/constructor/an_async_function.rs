use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;

async fn connect() -> Pool {
    Pool
}

fn main() {}
