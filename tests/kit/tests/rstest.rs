//! Tests that rstest generates.

use kit::Mailer;
use rstest::{fixture, rstest};
use wirework::testing::{Doubles, Mock};

struct Mocks {
    mailer: Mock<dyn Mailer>,
    _doubles: Doubles,
}

#[fixture]
fn mocks() -> Mocks {
    let (mut doubles, mailer) = (Doubles::new(), Mock::new());
    doubles.watch(&mailer);
    Mocks {
        mailer,
        _doubles: doubles,
    }
}

#[rstest]
fn a_fixture_holds_mocks(mocks: Mocks) {
    mocks
        .mailer
        .mock()
        .expect_send()
        .times(1)
        .return_const(true);
    assert!(mocks.mailer.double().send("ada"));
}

#[rstest]
#[case(1)]
#[case(2)]
#[wirework::test]
async fn the_runner_runs_cases(mocks: Mocks, #[case] times: usize) {
    mocks
        .mailer
        .mock()
        .expect_send()
        .times(times)
        .return_const(true);
    let injected = mocks.mailer.double();
    let task = tokio::spawn(async move { (0..times).all(|_| injected.send("ada")) });
    assert!(task.await.unwrap());
}

#[rstest]
#[case(1)]
#[should_panic(expected = "called 1 time(s) which is fewer than expected 2")]
#[tokio::test]
async fn cases_are_verified(mocks: Mocks, #[case] times: usize) {
    mocks
        .mailer
        .mock()
        .expect_send()
        .times(times + 1)
        .return_const(true);
    assert!(mocks.mailer.double().send("ada"));
}
