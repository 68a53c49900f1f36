use shaku::{Component, Interface, module};
use std::sync::Arc;

trait Mailer: Interface {}
trait Orders: Interface {}

#[derive(Component)]
#[shaku(interface = Mailer)]
struct SmtpMailer;
impl Mailer for SmtpMailer {}

#[derive(Component)]
#[shaku(interface = Mailer)]
struct LogMailer;
impl Mailer for LogMailer {}

#[derive(Component)]
#[shaku(interface = Orders)]
struct PgOrders {
    #[shaku(inject)]
    _mailer: Arc<dyn Mailer>, //~ field
}
impl Orders for PgOrders {}

module! {
    App {
        components = [
            SmtpMailer, //~ entry
            LogMailer, //~ entry
            PgOrders,
        ],
        providers = []
    }
}

fn main() {}
