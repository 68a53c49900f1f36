use nject::{injectable, provider};

trait Mailer {}

#[injectable]
struct SmtpMailer;
impl Mailer for SmtpMailer {}

#[injectable]
struct LogMailer;
impl Mailer for LogMailer {}

#[injectable]
struct Orders {
    _mailer: Box<dyn Mailer>, //~ field
}

#[provider]
#[provide(Box<dyn Mailer>, |mailer: SmtpMailer| Box::new(mailer))] //~ entry
#[provide(Box<dyn Mailer>, |mailer: LogMailer| Box::new(mailer))] //~ entry
struct App;

fn main() {
    let _orders: Orders = App.provide();
}
