use wirework::Injectable;

trait Mailer: Send + Sync {
    fn send<T>(&self, mail: T);
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp;

impl Mailer for Smtp {
    fn send<T>(&self, _mail: T) {}
}
fn main() {}
