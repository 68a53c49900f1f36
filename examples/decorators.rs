//! A decorator wraps the binding of a trait, and its consumers do not change.
//!
//! ```console
//! $ cargo run --example decorators
//! smtp: timed out
//! smtp: to ada@example.com
//! mails: 1
//! ```

use std::error::Error;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use wirework::{Container, Injectable, component, decorate};

trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> io::Result<()>;
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer {
    #[inject(skip)]
    awake: AtomicBool,
}

impl Mailer for SmtpMailer {
    fn send(&self, to: &str) -> io::Result<()> {
        if !self.awake.swap(true, Ordering::Relaxed) {
            println!("smtp: timed out");
            return Err(io::ErrorKind::TimedOut.into());
        }
        println!("smtp: to {to}");
        Ok(())
    }
}

struct Retrying(Arc<dyn Mailer>);

impl Mailer for Retrying {
    fn send(&self, to: &str) -> io::Result<()> {
        self.0.send(to).or_else(|_| self.0.send(to))
    }
}

fn retrying(inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> {
    Arc::new(Retrying(inner))
}

#[derive(Injectable)]
struct Mails(#[inject(skip)] AtomicU32);

struct Counting(Arc<dyn Mailer>, Arc<Mails>);

impl Mailer for Counting {
    fn send(&self, to: &str) -> io::Result<()> {
        self.1.0.fetch_add(1, Ordering::Relaxed);
        self.0.send(to)
    }
}

fn counting(inner: Arc<dyn Mailer>, mails: Arc<Mails>) -> Arc<dyn Mailer> {
    Arc::new(Counting(inner, mails))
}

fn main() -> Result<(), Box<dyn Error>> {
    let container = Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Mails>())
        // The first decorator is the innermost, so a retried mail counts once.
        .add(decorate::<dyn Mailer>().with(retrying))
        .add(decorate::<dyn Mailer>().with(counting))
        .build()?;

    container.resolve::<dyn Mailer>()?.send("ada@example.com")?;
    let mails = container.resolve::<Mails>()?;
    println!("mails: {}", mails.0.load(Ordering::Relaxed));
    Ok(())
}
