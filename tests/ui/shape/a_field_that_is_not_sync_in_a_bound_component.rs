use std::cell::Cell;
use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp {
    #[inject(skip)]
    sent: Cell<u32>,
}

impl Mailer for Smtp {}
fn main() {}
