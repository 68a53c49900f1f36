use std::sync::Arc;
#[derive(wirework::Injectable)]
#[inject(constructor = Pool::connect)]
struct Pool(u8);
impl Pool { fn connect(size: Arc<u8>) -> Self { Pool(*size) } }

fn main() {
    let mut t = Pool::bed();
    t.with_size(1);
    t.build().0;
}
