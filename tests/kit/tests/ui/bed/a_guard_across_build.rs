#[wirework::mockable]
#[mockall::automock]
trait Mailer: Send + Sync { fn send(&self); }

#[derive(wirework::Injectable)]
struct Signup { mailer: std::sync::Arc<dyn Mailer> }

fn main() {
    let mut t = Signup::bed();
    let mut mailer = t.mailer.mock();
    t.build();
    mailer.expect_send();
}
