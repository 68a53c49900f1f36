//! A library that sends mails: the trait, the component that implements it, and a consumer.

use std::fmt;
use std::sync::Arc;

use wirework::Injectable;

/// A sender of mails.
#[cfg_attr(feature = "test-support", wirework::mockable, mockall::automock)]
pub trait Mailer: Send + Sync {
    /// Sends one mail.
    ///
    /// # Errors
    ///
    /// Fails if the address accepts no mail.
    fn send(&self, to: &str, text: &str) -> Result<(), Refused>;
}

/// The error for an address that accepts no mail.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the address takes no mail")
    }
}

impl std::error::Error for Refused {}

/// A mailer that prints the mails.
#[derive(Injectable)]
#[inject(bind(dyn Mailer), external)]
pub struct PrintMailer;

impl Mailer for PrintMailer {
    fn send(&self, to: &str, text: &str) -> Result<(), Refused> {
        println!("to {to}: {text}");
        Ok(())
    }
}

/// The greeter of new members.
#[derive(Injectable)]
pub struct Welcome {
    mailer: Arc<dyn Mailer>,
}

impl Welcome {
    /// Welcomes one member.
    ///
    /// # Errors
    ///
    /// Fails if the address accepts no mail.
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
