use std::sync::Arc;
use wirework::Injectable;

trait Mailer {}

#[derive(Injectable)]
struct Repo {
    #[inject(clone)]
    pool: Arc<dyn Mailer>,
}

fn main() {}
