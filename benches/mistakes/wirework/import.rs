use wirework::{Injectable, Module};

trait Clock: Send + Sync {}
trait Mailer: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer;
impl Mailer for SmtpMailer {}

#[derive(Module, Default)]
#[module(components(SmtpMailer as dyn Mailer))]
struct Mailing;

#[derive(Module)]
#[module(imports(Mailing {
    dyn Clock, //~ entry
}))]
struct App;

fn main() {}
