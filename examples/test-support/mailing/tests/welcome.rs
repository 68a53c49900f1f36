//! The same test from outside: a test in `tests/` sees the same items as another crate.

use mailing::{Refused, Welcome};

#[test]
fn an_address_that_takes_no_mail_is_told() {
    let mut t = Welcome::bed();
    t.mailer.mock().expect_send().returning(|_, _| Err(Refused));
    assert_eq!(t.build().greet("nobody"), Err(Refused));
}
