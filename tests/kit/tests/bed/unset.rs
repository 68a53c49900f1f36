//! Dependencies that a test does not set, or sets too late.

use std::sync::Arc;

use kit::{Clock, Mailer};
use wirework::Injectable;

use crate::support::{FakeMailer, FixedClock, panic_of};

struct Config;

#[derive(Clone)]
struct Pool;

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
    clock: Arc<dyn Clock>,
}

#[derive(Injectable)]
#[allow(dead_code, reason = "nothing ever builds it")]
struct Many {
    clock: Arc<dyn Clock>,
    mailer: Arc<dyn Mailer>,
    config: Arc<Config>,
    #[inject(clone)]
    pool: Pool,
    pair: (Arc<dyn Clock>, Arc<Config>),
}

#[test]
fn what_has_a_mock_is_a_strict_one() {
    let mut t = Signup::bed();
    t.with_clock(FixedClock(7));
    let signup = t.build();
    let said = panic_of(|| signup.mailer.send("ada"));
    assert_eq!(
        said,
        "MockMailer::send(\"ada\"): No matching expectation found"
    );
    let verified = panic_of(|| drop(t));
    assert_eq!(
        verified,
        "auto-mock `mailer` of `dyn Mailer`:\n  \
         MockMailer::send(\"ada\"): No matching expectation found\n  \
         the test did not set `mailer` in the bed of `Signup`; set a fake with `with_mailer(..)`, \
         or program the call with `mailer.mock().expect_send()`"
    );
}

#[test]
fn a_strict_mock_is_programmed_later() {
    let mut t = Signup::bed();
    t.with_clock(FixedClock(7));
    let signup = t.build();
    t.mailer.mock().expect_send().times(1).return_const(true);
    assert!(signup.mailer.send("ada"));
    t.mailer.mock().checkpoint();
    t.mailer.mock().expect_send().times(1).return_const(false);
    assert!(!signup.mailer.send("ada"));
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    assert_eq!(
        panic_of(|| Many::bed().build()),
        "\
`Many` can't be built: these dependencies are not set, and have no mock
  `clock: Arc<dyn Clock>`: set it with `with_clock(..)`; or write `#[wirework::mockable]` above `#[mockall::automock]` on the trait
  `config: Arc<Config>`: set it with `with_config(..)`
  `pool: Pool`: set it with `with_pool(..)`
  `pair: (Arc<dyn Clock>, Arc<Config>)`: set it with `with_pair(..)`"
    );
}

#[test]
fn what_is_set_later_replaces_what_was_set_before() {
    let mut t = Signup::bed();
    t.with_clock(FixedClock(7));
    t.with_clock(FixedClock(8));
    t.with_mailer(FakeMailer::default());
    t.mailer.mock().expect_send().times(1).return_const(false);
    let signup = t.build();
    assert_eq!((signup.clock.now(), signup.mailer.send("ada")), (8, false));
}

#[test]
fn a_mock_that_was_replaced_still_has_to_be_called() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    t.with_mailer(FakeMailer::default());
    let said = panic_of(|| drop(t));
    assert!(
        said.contains("called 0 time(s) which is fewer than expected 1"),
        "{said}"
    );
}

#[test]
fn nothing_is_set_when_the_component_is_built() {
    let mut t = Signup::bed();
    t.with_clock(FixedClock(7));
    t.with_mailer(FakeMailer::default());
    let _signup = t.build();
    assert_eq!(
        panic_of(|| t.with_clock(FixedClock(8))),
        "`clock` is set too late: the `Signup` is already built; set it before `build()`"
    );
    assert_eq!(
        panic_of(|| drop(t.mailer.mock())),
        "`mailer` has no mock, and the `Signup` is already built; \
         call `mailer.mock()` before `build()`"
    );
}

#[test]
fn a_bed_builds_once() {
    let mut t = Signup::bed();
    t.with_clock(FixedClock(7));
    let _signup = t.build();
    assert_eq!(
        panic_of(|| t.build()),
        "this bed has already built its `Signup`; create another bed instead"
    );
}
