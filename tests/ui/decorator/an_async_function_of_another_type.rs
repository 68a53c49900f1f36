use std::sync::Arc;

use wirework::decorate;

async fn counted(_: Arc<u8>) -> u16 {
    1
}

fn main() {
    let _ = decorate::<u8>().with_async(counted);
}
