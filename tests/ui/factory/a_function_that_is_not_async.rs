use wirework::bind;

struct Pool;

fn connect() -> Pool {
    Pool
}

fn main() {
    let _ = bind::<Pool>().to_async(connect);
}
