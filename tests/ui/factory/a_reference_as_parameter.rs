use wirework::bind;

struct Config;
struct Pool;

fn main() {
    let _ = bind::<Pool>().to(|_config: &Config| Pool);
}
