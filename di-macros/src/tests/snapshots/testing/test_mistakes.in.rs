#[test(multi_thread)]
fn wrong(number: u8) {}
