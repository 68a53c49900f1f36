#[wirework::test]
struct Test;

fn main() {}
