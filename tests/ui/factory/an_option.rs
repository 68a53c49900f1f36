use wirework::bind;

struct Pool;

fn main() {
    let _ = bind::<Pool>().to(|| Some(Pool));
}
