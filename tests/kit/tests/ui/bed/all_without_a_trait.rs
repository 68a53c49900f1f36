use kit::{Clock, Mailer};
use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Signup { mailer: Arc<dyn Mailer>, clock: Arc<dyn Clock> }

struct World;
impl Clock for World { fn now(&self) -> u64 { 0 } }
fn main() {
    Signup::bed().all(World);
}
