use wirework::Injectable;

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Signup {
    mailer: dyn Mailer,
}

fn main() {}
