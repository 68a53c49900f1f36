#[wirework::test(start_pause, worker_threads = 0)]
async fn a_test(number: u8) {}

fn main() {}
