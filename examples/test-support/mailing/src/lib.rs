//! Sends mails: the trait, the component that does it, and one that uses it.

use std::fmt;
use std::sync::Arc;

use wirework::Injectable;

/// Sends mails.
#[cfg_attr(feature = "test-support", wirework::mockable, mockall::automock)]
pub trait Mailer: Send + Sync {
    /// Sends one.
    ///
    /// # Errors
    ///
    /// When the address takes no mail.
    fn send(&self, to: &str, text: &str) -> Result<(), Refused>;
}

/// The address takes no mail.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the address takes no mail")
    }
}

impl std::error::Error for Refused {}

/// Writes mails where somebody may read them.
#[derive(Injectable)]
#[inject(bind(dyn Mailer), external)]
pub struct PrintMailer;

impl Mailer for PrintMailer {
    fn send(&self, to: &str, text: &str) -> Result<(), Refused> {
        println!("to {to}: {text}");
        Ok(())
    }
}

/// Welcomes new members.
#[derive(Injectable)]
pub struct Welcome {
    mailer: Arc<dyn Mailer>,
}

impl Welcome {
    /// Welcomes one.
    ///
    /// # Errors
    ///
    /// When the address takes no mail.
    pub fn greet(&self, to: &str) -> Result<(), Refused> {
        self.mailer.send(to, "Welcome!")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_member_gets_one_mail() {
        let mut t = Welcome::bed();
        t.mailer
            .mock()
            .expect_send()
            .withf(|to, _| to == "ada")
            .times(1)
            .returning(|_, _| Ok(()));
        assert_eq!(t.build().greet("ada"), Ok(()));
    }
}
