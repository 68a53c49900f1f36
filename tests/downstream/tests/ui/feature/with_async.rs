use std::sync::Arc;

use wirework::decorate;

async fn doubled(number: Arc<u8>) -> u8 {
    *number * 2
}

fn main() {
    let _ = decorate::<u8>().with_async(doubled);
}
