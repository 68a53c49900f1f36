use std::sync::Mutex;
use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Signup {
    mailer: Mutex<dyn Mailer>,
}

fn main() {}
