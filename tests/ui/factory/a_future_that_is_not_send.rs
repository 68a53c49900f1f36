use std::rc::Rc;
use wirework::bind;

struct Pool;

async fn connect() -> Pool {
    let count = Rc::new(1);
    std::future::ready(()).await;
    drop(count);
    Pool
}

fn main() {
    let _ = bind::<Pool>().to_async(connect);
}
