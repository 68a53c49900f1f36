use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Signup {
    mailer: Box<dyn Mailer>,
}

fn main() {}
