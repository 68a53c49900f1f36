use std::rc::Rc;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;

async fn connect() -> Pool {
    let count = Rc::new(1);
    std::future::ready(()).await;
    drop(count);
    Pool
}

fn main() {}
