use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(Mailer))]
struct Smtp;

impl Mailer for Smtp {}
fn main() {}
