use std::sync::Arc;

use wirework::Injectable;

trait Mailer {}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<Mailer + Send>,
}

fn main() {}
