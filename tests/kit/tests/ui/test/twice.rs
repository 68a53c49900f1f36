#[wirework::test]
#[test]
fn a_test() {}

fn main() {}
