use shaku::{Component, Interface, module};

trait Clock: Interface {}
trait Mailer: Interface {}

#[derive(Component)]
#[shaku(interface = Mailer)]
struct SmtpMailer;
impl Mailer for SmtpMailer {}

module! {
    Mailing {
        components = [SmtpMailer],
        providers = []
    }
}

module! {
    App {
        components = [],
        providers = [],
        use Mailing {
            components = [
                dyn Clock, //~ entry
            ],
            providers = []
        }
    }
}

fn main() {}
