use froodi::{Container, DefaultScope::App, boxed, registry};
use std::sync::Arc;

trait Mailer: Send + Sync {}

struct SmtpMailer;
impl Mailer for SmtpMailer {}

struct LogMailer;
impl Mailer for LogMailer {}

#[derive(froodi::Construct)]
struct Orders {
    _mailer: Arc<Box<dyn Mailer>>, //~ field
}

fn main() {
    let _container = Container::new(registry! {
        scope(App) [
            provide(|| Ok(boxed!(SmtpMailer; Mailer))), //~ entry
            provide(|| Ok(boxed!(LogMailer; Mailer))), //~ entry
            provide::<Orders>(),
        ],
    });
}
