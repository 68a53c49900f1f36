//! Tests that use two of the dependencies, and do not mention the others.

use std::sync::Mutex;

use kit::{Mailer, Payments};

use super::Signup;

#[derive(Default)]
struct FakeMailer {
    sent: Mutex<Vec<String>>,
}

impl Mailer for FakeMailer {
    fn send(&self, to: &str) -> bool {
        self.sent.lock().unwrap().push(to.to_owned());
        true
    }
}

struct Declining;

#[async_trait::async_trait]
impl Payments for Declining {
    async fn charge(&self, _: u32) -> Option<u32> {
        None
    }
}

#[tokio::test]
async fn who_pays_gets_a_mail() {
    let mut t = Signup::bed();
    t.payments.mock().expect_charge().times(1).returning(Some);
    let mailer = t.with_mailer(FakeMailer::default());
    assert!(t.build().run("ada").await);
    assert_eq!(*mailer.sent.lock().unwrap(), ["ada"]);
}

#[tokio::test]
async fn who_does_not_pay_gets_none() {
    let mut t = Signup::bed();
    t.with_payments(Declining);
    assert!(!t.build().run("ada").await);
}

#[test]
fn a_reminder_costs_nothing() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    assert!(t.build().remind("ada"));
}
