//! The component of `before_it_grew.rs` with more dependencies, and the same tests.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use kit::{Clock, Mailer, Payments};
use wirework::{Injectable, Lazy, mockable};

#[path = "grown/tests.rs"]
mod tests;

#[mockable]
#[mockall::automock]
trait Audit: Send + Sync {
    fn note(&self, text: &str);
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        0
    }
}

#[derive(Injectable)]
struct Signup {
    audit: Arc<dyn Audit>,
    mailer: Arc<dyn Mailer>,
    second_mailer: Lazy<dyn Mailer>,
    payments: Arc<dyn Payments>,
    by_country: HashMap<&'static str, Arc<dyn Payments>>,
    hooks: Vec<Arc<dyn Audit>>,
    metrics: Option<Arc<dyn Audit>>,
    weak: Weak<dyn Audit>,
    #[inject(default = Arc::new(SystemClock))]
    clock: Arc<dyn Clock>,
}

impl Signup {
    async fn run(&self, name: &str) -> bool {
        self.payments.charge(7).await.is_some() && self.mailer.send(name)
    }

    fn remind(&self, name: &str) -> bool {
        self.mailer.send(name)
    }

    fn note_all(&self, text: &str) {
        let others = self.hooks.iter().chain(&self.metrics).cloned();
        for audit in others.chain(self.weak.upgrade()) {
            audit.note(text);
        }
        self.audit.note(text);
    }
}

#[test]
fn what_was_added_is_tested_in_the_same_way() {
    let mut t = Signup::bed();
    t.audit.mock().expect_note().times(1).return_const(());
    t.weak.mock().expect_note().times(1).return_const(());
    let signup = t.build();
    signup.note_all("added");
    assert_eq!(signup.clock.now(), 0);
    assert!(signup.by_country.is_empty());
    t.second_mailer.mock().expect_send().return_const(false);
    assert!(!signup.second_mailer.get().unwrap().send("ada"));
}
