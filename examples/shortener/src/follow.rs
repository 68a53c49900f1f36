//! The use case of following a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{ClickRecorder, Code, Deed, Journal, Recorded, Store, StoreError, Target};

/// Finds out where a code leads, and counts the visit.
#[derive(Debug, Injectable)]
#[inject(scoped, new)]
pub struct Follow {
    store: Arc<dyn Store>,
    clicks: Arc<dyn ClickRecorder>,
    journal: Arc<dyn Journal>,
}

impl Follow {
    /// Where `code` leads, if there is such a link. The visit is counted when this returns.
    ///
    /// # Errors
    ///
    /// When the store cannot be read. A visit that cannot be counted is led on all the same: the log tells of it.
    pub async fn run(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        let Some(target) = self.store.target(code).await? else {
            return Ok(None);
        };
        match self.clicks.record(code).await {
            Ok(Recorded::Counted) => self.journal.note(Deed::Followed(code.clone())),
            // It was deleted just now.
            Ok(Recorded::NoSuchLink) => return Ok(None),
            Err(error) => {
                let error: &dyn std::error::Error = &error;
                tracing::error!(error, %code, "a click was not counted");
            }
        }
        Ok(Some(target))
    }

    /// Where `code` leads, if there is such a link, without a visit.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub async fn peek(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        self.store.target(code).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fakes::{FakeJournal, FakeStore, code, new_link};

    struct Fixture {
        store: Arc<FakeStore>,
        journal: Arc<FakeJournal>,
        follow: Follow,
    }

    async fn fixture() -> Fixture {
        let store = Arc::new(FakeStore::default());
        let link = new_link("abc", "https://example.com/");
        store.insert(link).await.unwrap();
        let journal = Arc::new(FakeJournal::default());
        let follow = Follow::new(store.clone(), store.clone(), journal.clone());
        Fixture {
            store,
            journal,
            follow,
        }
    }

    async fn clicks(store: &FakeStore) -> u64 {
        store.find(&code("abc")).await.unwrap().unwrap().clicks
    }

    #[tokio::test]
    async fn a_visit_is_led_on_counted_and_noted() {
        let f = fixture().await;
        let target = f.follow.run(&code("abc")).await.unwrap();
        assert_eq!(target.unwrap().as_str(), "https://example.com/");
        assert_eq!(clicks(&f.store).await, 1);
        assert_eq!(f.journal.deeds(), [Deed::Followed(code("abc"))]);
    }

    #[tokio::test]
    async fn a_peek_is_not_counted() {
        let f = fixture().await;
        assert!(f.follow.peek(&code("abc")).await.unwrap().is_some());
        assert_eq!(clicks(&f.store).await, 0);
    }

    #[tokio::test]
    async fn an_unknown_code_leads_nowhere() {
        let f = fixture().await;
        assert_eq!(f.follow.run(&code("nope")).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_link_that_vanishes_between_reading_and_counting_leads_nowhere() {
        let f = fixture().await;
        f.store.vanish_when_counted();
        assert_eq!(f.follow.run(&code("abc")).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_click_that_cannot_be_counted_keeps_nobody_back() {
        let f = fixture().await;
        f.store.fail_to_count();
        let target = f.follow.run(&code("abc")).await.unwrap();
        assert!(target.is_some());
    }
}
