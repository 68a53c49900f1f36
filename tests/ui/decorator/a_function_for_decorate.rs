use std::sync::Arc;
use wirework::decorate;

struct Config;

fn main() {
    let _ = decorate::<Config>(|inner: Arc<Config>| inner);
}
