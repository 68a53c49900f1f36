#[wirework::test(multi_thread)]
fn a_test() {}

fn main() {}
