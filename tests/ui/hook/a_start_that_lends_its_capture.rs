use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use wirework::bind;

struct Pool;

fn main() {
    let sender: SyncSender<u8> = std::sync::mpsc::sync_channel(1).0;
    let _ = bind::<Pool>()
        .to(|| Pool)
        .on_start(async move |_: Arc<Pool>| drop(sender.send(1)));
}
