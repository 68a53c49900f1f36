//! Components that do real I/O.

mod allowed;
mod members;
mod refused;

use std::collections::HashMap;
use std::sync::Arc;

use wirework::testing::{Mock, Mockable};
use wirework::{Container, ContainerBuilder, Injectable, Lazy, Provider, component};

trait Mailer: Send + Sync {
    fn send(&self) -> &'static str;
}

trait Payments: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer), external)]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn send(&self) -> &'static str {
        "sent"
    }
}

#[derive(Default)]
struct FakeMailer {
    says: &'static str,
}

impl Mailer for FakeMailer {
    fn send(&self) -> &'static str {
        self.says
    }
}

/// A double in front of the mock, which allows the test to program the mock later.
struct Double(Mock<dyn Mailer>);

impl Mailer for Double {
    fn send(&self) -> &'static str {
        self.0.mock().says
    }
}

impl Mockable for dyn Mailer {
    type Mock = FakeMailer;

    fn double(mock: &Mock<Self>) -> Arc<Self> {
        Arc::new(Double(mock.clone()))
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Payments), external)]
struct Stripe;
impl Payments for Stripe {}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

#[derive(Injectable)]
struct Checkout {
    _signup: Arc<Signup>,
    _payments: Arc<dyn Payments>,
}

#[derive(Injectable)]
struct Later {
    mailer: Provider<dyn Mailer>,
    signup: Lazy<Signup>,
}

#[derive(Injectable)]
struct Worker {
    later: Arc<Later>,
}

type Outboxes = HashMap<&'static str, Arc<dyn Mailer>>;

#[derive(Injectable)]
#[inject(bind(dyn Mailer, dyn Payments), external)]
struct Both;

impl Payments for Both {}
impl Mailer for Both {
    fn send(&self) -> &'static str {
        "sent"
    }
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Stripe>())
        .add(component::<Signup>())
        .add(component::<Checkout>())
        .add(component::<Later>())
        .add(component::<Worker>())
}
