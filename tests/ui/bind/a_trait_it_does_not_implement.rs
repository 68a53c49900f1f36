use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp;

fn main() {}
