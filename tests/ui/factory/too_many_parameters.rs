use std::sync::Arc;
use wirework::bind;

type A = Arc<u8>;

#[rustfmt::skip]
fn make(_: A, _: A, _: A, _: A, _: A, _: A, _: A, _: A, _: A,
        _: A, _: A, _: A, _: A, _: A, _: A, _: A, _: A) -> u16 {
    0
}

fn main() {
    let _ = bind::<u16>().to(make);
}
