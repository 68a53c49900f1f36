use std::sync::Arc;
use wirework::decorate;

struct Config;

fn main() {
    let _ = decorate::<Config>().with(|_inner: Arc<Config>| 3);
}
