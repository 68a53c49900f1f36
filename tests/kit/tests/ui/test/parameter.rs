#[wirework::test]
fn a_test(number: u8) {}

fn main() {}
