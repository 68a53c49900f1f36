use wirework::bind;

struct Pool;

async fn connect() -> u8 {
    1
}

fn main() {
    let _ = bind::<Pool>().to_async(connect);
}
