use wirework::bind;

struct Pool;

fn main() {
    let _ = bind::<Pool>().to(|_port: u16| Pool);
}
