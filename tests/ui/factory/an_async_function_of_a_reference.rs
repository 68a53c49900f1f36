use wirework::bind;

struct Pool;

async fn connect(_: &String) -> Pool {
    Pool
}

fn main() {
    let _ = bind::<Pool>().to_async(connect);
}
