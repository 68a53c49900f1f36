//! Tests of the buffer in a bed, whose store is a mock. The clock of tokio is paused, so a second takes no time.

use tokio::time::Instant;
use wirework::testing::BedOf;

use super::*;
use crate::fakes::{code, noon};

/// Returns a bed whose store takes what `is_expected`, this many times.
fn bed(batches: usize, is_expected: fn(&Clicks) -> bool) -> BedOf<ClickBuffer> {
    let mut t = ClickBuffer::bed();
    t.clock.mock().expect_now().return_const(noon());
    t.store
        .mock()
        .expect_add()
        .times(batches)
        .withf(is_expected)
        .returning(|_| Ok(()));
    t
}

fn has_three_clicks_of_one_link(clicks: &Clicks) -> bool {
    (clicks.links(), clicks.visits()) == (1, 3)
}

fn record_three(buffer: &ClickBuffer) {
    for _ in 0..3 {
        buffer.record(&code("abc"));
    }
}

#[tokio::test(start_paused = true)]
async fn the_clicks_of_a_second_are_one_batch() {
    let mut t = bed(1, has_three_clicks_of_one_link);
    let buffer = t.build();
    let shutdown = Shutdown::new();
    let test = async {
        record_three(&buffer);
        // A second later the batch is written. Nothing is written in the seconds without a click, nor at the end.
        sleep(WRITE_EVERY * 5).await;
        shutdown.request();
    };
    tokio::join!(buffer.write_batches(shutdown.clone()), test);
}

#[tokio::test(start_paused = true)]
async fn a_full_batch_does_not_wait() {
    let mut t = bed(1, |clicks| clicks.links() == FULL);
    let buffer = t.build();
    let began = Instant::now();
    for number in 0..FULL {
        buffer.record(&code(&format!("c{number}")));
    }
    buffer.next_batch().await;
    buffer.write().await.unwrap();
    assert_eq!(began.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_task_writes_its_last_batch_when_it_is_told_to_end() {
    let mut t = bed(1, has_three_clicks_of_one_link);
    let buffer = t.build();
    record_three(&buffer);
    let shutdown = Shutdown::new();
    let test = async { shutdown.request() };
    tokio::join!(buffer.write_batches(shutdown.clone()), test);
}

#[tokio::test]
async fn clicks_that_come_after_the_task_are_written_at_the_stop() {
    let mut t = bed(1, has_three_clicks_of_one_link);
    let buffer = t.build();
    record_three(&buffer);
    buffer.write().await.unwrap();
    buffer.write().await.unwrap();
}

#[tokio::test]
async fn clicks_that_cannot_be_stored_stay_for_the_next_batch() {
    let mut t = ClickBuffer::bed();
    t.clock.mock().expect_now().return_const(noon());
    let mut store = t.store.mock();
    let full = |_: &Clicks| Err(StoreError::new("the disk is full"));
    store.expect_add().times(1).returning(full);
    store
        .expect_add()
        .times(1)
        .withf(|clicks| clicks.visits() == 4)
        .returning(|_| Ok(()));
    drop(store);
    let buffer = t.build();
    record_three(&buffer);
    let error = buffer.write().await.unwrap_err();
    assert_eq!(error.to_string(), "3 clicks could not be stored");
    let degraded = Health::Degraded("3 clicks could not be stored yet".to_owned());
    assert_eq!(buffer.health().await, degraded);

    buffer.record(&code("abc"));
    buffer.write().await.unwrap();
    assert_eq!(buffer.health().await, Health::Healthy);
}

#[tokio::test(start_paused = true)]
async fn a_write_that_is_cancelled_loses_no_click() {
    let mut t = ClickBuffer::bed();
    t.clock.mock().expect_now().return_const(noon());
    let store = Arc::new(SlowStore::default());
    t.with_store(SlowStore(Arc::clone(&store.0)));
    let buffer = t.build();
    record_three(&buffer);
    let cancelled = tokio::time::timeout(Duration::from_millis(1), buffer.write());
    cancelled.await.unwrap_err();
    buffer.write().await.unwrap();
    assert_eq!(store.0.lock().unwrap().visits(), 3);
}

/// A store that takes a second to store clicks.
#[derive(Debug, Default)]
struct SlowStore(Arc<Mutex<Clicks>>);

#[async_trait::async_trait]
impl ClickStore for SlowStore {
    async fn add(&self, clicks: &Clicks) -> Result<(), StoreError> {
        sleep(Duration::from_secs(1)).await;
        self.0.lock().unwrap().extend(clicks.clone());
        Ok(())
    }
}
