use std::sync::Arc;
use wirework::{Injectable, Module};

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

#[derive(Module)]
#[module(components(
    SmtpMailer as dyn Mailer, //~ entry
    LogMailer as dyn Mailer, //~ entry
    Orders,
))]
struct App;

fn main() {}
