use wirework::bind;

struct Pool;
struct Refused;

fn connect() -> Result<Pool, Refused> {
    Err(Refused)
}

fn main() {
    let _ = bind::<Pool>().to(connect);
}
