#[wirework::test(flavor = "multi_thread")]
async fn a_test() {}

fn main() {}
