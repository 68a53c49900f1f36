use std::sync::Arc;
use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Maler>,
}

fn main() {}
