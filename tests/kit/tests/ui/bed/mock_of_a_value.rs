#[derive(wirework::Injectable)]
struct Signup { #[inject(clone)] pool: String }

fn main() {
    let mut t = Signup::bed();
    t.pool.mock();
}
