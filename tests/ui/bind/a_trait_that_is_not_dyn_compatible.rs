use wirework::Injectable;

trait Mailer: Send + Sync {
    fn new() -> Self;
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp;

impl Mailer for Smtp {
    fn new() -> Self { Smtp }
}
fn main() {}
