use std::sync::Arc;
use wirework::decorate;

struct Config;

fn main() {
    let _ = decorate::<Config>().with(|inner: Arc<Config>, _port: u16| inner);
}
