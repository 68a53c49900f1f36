//! A signup sends a mail, and a test of it replaces the mailer in one statement.
//!
//! ```console
//! $ cargo run --example quickstart
//! smtp: welcome, ada@example.com
//! the fake was given: grace@example.com
//! ```

use std::error::Error;
use std::sync::{Arc, mpsc};

use wirework::{Container, ContainerBuilder, Injectable, bind, component};

trait Mailer: Send + Sync {
    fn welcome(&self, to: &str);
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn welcome(&self, to: &str) {
        println!("smtp: welcome, {to}");
    }
}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

impl Signup {
    fn run(&self, email: &str) {
        self.mailer.welcome(email);
    }
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Signup>())
}

/// The double that a test uses instead of `SmtpMailer`.
struct FakeMailer(mpsc::Sender<String>);

impl Mailer for FakeMailer {
    fn welcome(&self, to: &str) {
        let _ = self.0.send(to.into());
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let container = app().build()?;
    container.resolve::<Signup>()?.run("ada@example.com");

    // A test replaces the mailer in one statement. All other bindings stay.
    let (sender, outbox) = mpsc::channel();
    let fake = Arc::new(FakeMailer(sender));
    let container = app().replace(bind::<dyn Mailer>().to_arc(fake)).build()?;
    container.resolve::<Signup>()?.run("grace@example.com");
    println!("the fake was given: {}", outbox.try_recv()?);
    Ok(())
}
