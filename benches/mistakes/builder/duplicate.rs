use std::sync::Arc;
use wirework::{Container, Injectable, component};

trait Mailer: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer;
impl Mailer for SmtpMailer {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct LogMailer;
impl Mailer for LogMailer {}

#[derive(Injectable)]
struct Orders {
    _mailer: Arc<dyn Mailer>, //~ field
}

fn main() {
    let _container = Container::builder()
        .add(component::<SmtpMailer>()) //~ entry
        .add(component::<LogMailer>()) //~ entry
        .add(component::<Orders>())
        .build()
        .unwrap();
}
