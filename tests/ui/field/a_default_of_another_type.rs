use std::sync::Arc;
use wirework::Injectable;

struct Zone;

#[derive(Injectable)]
struct Server {
    #[inject(default = Zone)]
    zone: Arc<Zone>,
}

fn main() {}
