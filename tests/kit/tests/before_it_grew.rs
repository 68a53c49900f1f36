//! A component and its tests; `after_it_grew.rs` has the same tests, of a component with more
//! dependencies.

use std::sync::Arc;

use kit::{Mailer, Payments};
use wirework::Injectable;

#[path = "grown/tests.rs"]
mod tests;

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
    payments: Arc<dyn Payments>,
}

impl Signup {
    async fn run(&self, name: &str) -> bool {
        self.payments.charge(7).await.is_some() && self.mailer.send(name)
    }

    fn remind(&self, name: &str) -> bool {
        self.mailer.send(name)
    }
}
