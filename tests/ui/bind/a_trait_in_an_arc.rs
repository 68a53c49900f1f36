use std::sync::Arc;
use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(Arc<dyn Mailer>))]
struct Smtp;

impl Mailer for Smtp {}
fn main() {}
