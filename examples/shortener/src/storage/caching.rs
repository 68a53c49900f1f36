//! A decorator that caches the reads of redirects.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use lru::LruCache;
use tracing::Instrument;

use crate::domain::{Clock, Code, Insertion, Link, NewLink, Store, StoreError, Target};

/// The cache has at most 1,024 targets of 2,048 bytes.
const CAPACITY: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1_023);
const TIME_TO_LIVE: Duration = Duration::from_secs(60);

/// A store that caches the targets of recent codes, and forwards all other calls to the inner store.
///
/// It removes a deleted link before [`delete`](Store::delete) returns, and a concurrent reader does not add it again.
/// The time to live limits how long the cache misses a change by another process.
#[derive(Debug)]
pub struct CachingStore {
    inner: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    memory: Arc<Mutex<Memory>>,
}

#[derive(Debug)]
struct Memory {
    targets: LruCache<Code, Remembered>,
    /// Counts deletions. The cache stores the result of a reader only if no deletion came in between.
    deletions: u64,
}

#[derive(Debug)]
struct Remembered {
    target: Target,
    since: SystemTime,
}

impl CachingStore {
    /// Returns a cache in front of `inner`.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        let memory = Memory {
            targets: LruCache::new(CAPACITY),
            deletions: 0,
        };
        Self {
            inner,
            clock,
            memory: Arc::new(Mutex::new(memory)),
        }
    }
}

#[async_trait]
impl Store for CachingStore {
    async fn insert(&self, link: NewLink) -> Result<Insertion, StoreError> {
        self.inner.insert(link).await
    }

    async fn target(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        let now = self.clock.now();
        let deletions = {
            let mut memory = lock(&self.memory);
            if let Some(target) = memory.recall(code, now) {
                return Ok(Some(target));
            }
            memory.deletions
        };
        let found = self.inner.target(code).await?;
        if let Some(target) = &found {
            let mut memory = lock(&self.memory);
            if memory.deletions == deletions {
                let target = target.clone();
                let remembered = Remembered { target, since: now };
                memory.targets.put(code.clone(), remembered);
            }
        }
        Ok(found)
    }

    async fn find(&self, code: &Code) -> Result<Option<Link>, StoreError> {
        self.inner.find(code).await
    }

    async fn newest(&self, limit: u32) -> Result<Vec<Link>, StoreError> {
        self.inner.newest(limit).await
    }

    async fn count(&self) -> Result<u64, StoreError> {
        self.inner.count().await
    }

    async fn delete(&self, code: &Code) -> Result<bool, StoreError> {
        let inner = Arc::clone(&self.inner);
        let memory = Arc::clone(&self.memory);
        let code = code.clone();
        let deletion = async move {
            let forgetting = Forgetting { memory, code };
            inner.delete(&forgetting.code).await
        };
        // The deletion runs in its own task, which a client cannot cancel. Otherwise the database might complete
        // the deletion after the cache was updated.
        tokio::spawn(deletion.in_current_span())
            .await
            .map_err(StoreError::new)?
    }
}

impl Memory {
    fn recall(&mut self, code: &Code, now: SystemTime) -> Option<Target> {
        let remembered = self.targets.get(code)?;
        match now.duration_since(remembered.since) {
            Ok(age) if age < TIME_TO_LIVE => Some(remembered.target.clone()),
            _ => {
                self.targets.pop(code);
                None
            }
        }
    }
}

/// A guard that removes a code from the cache when it is dropped, even if the deletion failed.
struct Forgetting {
    memory: Arc<Mutex<Memory>>,
    code: Code,
}

impl Drop for Forgetting {
    fn drop(&mut self) {
        let mut memory = lock(&self.memory);
        memory.targets.pop(&self.code);
        memory.deletions += 1;
    }
}

fn lock(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fakes::{FakeClock, FakeStore, code, new_link, noon};

    struct Fixture {
        inner: Arc<FakeStore>,
        clock: Arc<FakeClock>,
        caching: CachingStore,
    }

    fn fixture() -> Fixture {
        let inner = Arc::new(FakeStore::default());
        let clock = Arc::new(FakeClock::at(noon()));
        let caching = CachingStore::new(inner.clone(), clock.clone());
        Fixture {
            inner,
            clock,
            caching,
        }
    }

    #[tokio::test]
    async fn a_target_is_read_once_and_then_remembered() {
        let f = fixture();
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();
        for _ in 0..3 {
            let target = f.caching.target(&link.code).await.unwrap();
            assert_eq!(target.as_ref(), Some(&link.target));
        }
        assert_eq!(f.inner.reads(), 1);
    }

    #[tokio::test]
    async fn an_unknown_code_is_not_remembered_as_unknown() {
        let f = fixture();
        assert_eq!(f.caching.target(&code("abc")).await.unwrap(), None);
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();
        let target = f.caching.target(&link.code).await.unwrap();
        assert_eq!(target, Some(link.target));
    }

    #[tokio::test]
    async fn a_target_is_read_again_when_its_time_is_over() {
        let f = fixture();
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();
        f.caching.target(&link.code).await.unwrap();
        f.clock.advance(TIME_TO_LIVE);
        f.caching.target(&link.code).await.unwrap();
        assert_eq!(f.inner.reads(), 2);
    }

    #[tokio::test]
    async fn a_clock_that_is_set_back_makes_nothing_live_for_ever() {
        let f = fixture();
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();
        f.caching.target(&link.code).await.unwrap();
        f.clock.set(noon() - Duration::from_hours(1));
        f.caching.target(&link.code).await.unwrap();
        assert_eq!(f.inner.reads(), 2);
    }

    #[tokio::test]
    async fn a_deleted_link_is_not_served() {
        let f = fixture();
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();
        f.caching.target(&link.code).await.unwrap();
        assert!(f.caching.delete(&link.code).await.unwrap());
        assert_eq!(f.caching.target(&link.code).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_reader_under_way_does_not_bring_a_deleted_link_back() {
        let f = fixture();
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();

        let gate = f.inner.hold_next_read();
        let caching = Arc::new(f.caching);
        let reader = tokio::spawn({
            let (caching, code) = (caching.clone(), link.code.clone());
            async move { caching.target(&code).await }
        });
        gate.entered().await;
        caching.delete(&link.code).await.unwrap();
        gate.release();

        let seen_before_the_deletion = reader.await.unwrap().unwrap();
        assert_eq!(seen_before_the_deletion, Some(link.target));
        assert_eq!(caching.target(&link.code).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_deletion_whose_client_hung_up_is_still_carried_out() {
        let f = fixture();
        let link = new_link("abc", "https://example.com/");
        f.caching.insert(link.clone()).await.unwrap();
        f.caching.target(&link.code).await.unwrap();

        let given_up = tokio::time::timeout(Duration::ZERO, f.caching.delete(&link.code));
        drop(given_up.await);
        f.inner.deletion().await;
        assert_eq!(f.caching.target(&link.code).await.unwrap(), None);
    }

    #[tokio::test]
    async fn the_cache_is_bounded() {
        let f = fixture();
        for n in 0..CAPACITY.get() + 100 {
            let link = new_link(&format!("c{n}"), "https://example.com/");
            f.caching.insert(link.clone()).await.unwrap();
            f.caching.target(&link.code).await.unwrap();
        }
        assert_eq!(lock(&f.caching.memory).targets.len(), CAPACITY.get());
    }
}
