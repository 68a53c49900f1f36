use std::io;
use wirework::bind;

struct Pool;

fn connect() -> io::Result<u16> {
    Ok(80)
}

fn main() {
    let _ = bind::<Pool>().to(connect);
}
