#[derive(wirework::Injectable)]
#[inject(constructor = Pool::connect)]
struct Pool;
impl Pool { fn connect() -> Self { Pool } }

fn main() {
    Pool::bed();
}
