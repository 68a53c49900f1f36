//! Beds under each runner of tests.

use std::future::pending;
use std::sync::Arc;

use kit::{Clock, Mailer, Payments};
use rstest::{fixture, rstest};
use wirework::Injectable;
use wirework::testing::BedOf;

use crate::support::FixedClock;

#[derive(Injectable)]
struct Till {
    payments: Arc<dyn Payments>,
    mailer: Arc<dyn Mailer>,
    clock: Arc<dyn Clock>,
}

impl Till {
    async fn sell(&self, cents: u32) -> Option<u64> {
        let paid = self.payments.charge(cents).await?;
        self.mailer.send("ada");
        Some(u64::from(paid) + self.clock.now())
    }
}

async fn sells() {
    let mut t = bed();
    t.payments.mock().expect_charge().times(1).returning(Some);
    t.mailer.mock().expect_send().times(1).return_const(true);
    let till = t.build();
    let sold = tokio::spawn(async move {
        let sold = till.sell(3).await;
        (sold, till)
    });
    let (sold, till) = sold.await.unwrap();
    assert_eq!(sold, Some(10));
    tokio::spawn(async move {
        pending::<()>().await;
        drop(till);
    });
}

#[tokio::test]
async fn a_bed_is_used_on_one_thread() {
    sells().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bed_is_used_on_several_threads() {
    sells().await;
}

#[wirework::test]
async fn a_bed_is_used_under_the_runner() {
    sells().await;
}

#[wirework::test(multi_thread)]
async fn a_bed_is_used_under_the_runner_on_several_threads() {
    sells().await;
}

#[test]
fn a_bed_is_used_without_a_runtime() {
    let mut t = bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    assert!(t.build().mailer.send("ada"));
}

#[fixture]
fn bed() -> BedOf<Till> {
    let mut t = Till::bed();
    t.with_clock(FixedClock(7));
    t
}

#[rstest]
#[case(1, 8)]
#[case(2, 9)]
#[tokio::test]
async fn a_fixture_is_a_bed(mut bed: BedOf<Till>, #[case] cents: u32, #[case] sum: u64) {
    bed.payments.mock().expect_charge().returning(Some);
    bed.mailer.mock().expect_send().return_const(true);
    assert_eq!(bed.build().sell(cents).await, Some(sum));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bed_moves_to_another_task() {
    let test = tokio::spawn(sells_in_a_task());
    test.await.unwrap();
}

async fn sells_in_a_task() {
    let mut t = bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    let till = t.build();
    tokio::task::yield_now().await;
    assert!(till.mailer.send("ada"));
    drop(t);
}
