use kit::Mailer;
use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Signup { mailer: Arc<dyn Mailer> }

fn main() {
    Signup::bed().mailer.expect_send().times(1);
}
