use wirework::bind;

struct Pool;
struct Primary;

fn main() {
    let _ = bind::<Pool>().to(|| Pool).key::<Primary>();
}
