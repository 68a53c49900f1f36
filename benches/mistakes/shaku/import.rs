use shaku::{Component, HasComponent, Interface, module};
use std::sync::Arc;

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

fn main() {
    let mailing = Arc::new(Mailing::builder().build());
    let _: Arc<dyn Clock> = App::builder(mailing).build().resolve();
}
