//! The use case of following a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{ClickRecorder, Code, Deed, Journal, Recorded, Store, StoreError, Target};

/// Finds out where a code leads, and counts the visit.
#[derive(Debug, Injectable)]
#[inject(scoped)]
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
    use mockall::predicate::eq;

    use super::*;
    use crate::fakes::{code, target};

    /// What follows `abc`, which is in the store. Nothing else may be called, unless a test expects it.
    fn bed() -> FollowBed {
        let mut t = Follow::bed();
        t.store
            .mock()
            .expect_target()
            .with(eq(code("abc")))
            .returning(|_| Ok(Some(target("https://example.com/"))));
        t
    }

    #[wirework::test]
    async fn a_visit_is_led_on_counted_and_noted() {
        let mut t = bed();
        t.clicks
            .mock()
            .expect_record()
            .with(eq(code("abc")))
            .times(1)
            .returning(|_| Ok(Recorded::Counted));
        t.journal
            .mock()
            .expect_note()
            .with(eq(Deed::Followed(code("abc"))))
            .times(1)
            .return_const(());
        let led_to = t.build().run(&code("abc")).await.unwrap();
        assert_eq!(led_to, Some(target("https://example.com/")));
    }

    #[wirework::test]
    async fn a_peek_is_not_counted() {
        let led_to = bed().build().peek(&code("abc")).await.unwrap();
        assert_eq!(led_to, Some(target("https://example.com/")));
    }

    #[wirework::test]
    async fn an_unknown_code_leads_nowhere_and_is_not_counted() {
        let mut t = Follow::bed();
        t.store.mock().expect_target().returning(|_| Ok(None));
        assert_eq!(t.build().run(&code("nope")).await.unwrap(), None);
    }

    #[wirework::test]
    async fn a_link_that_vanishes_between_reading_and_counting_leads_nowhere() {
        let mut t = bed();
        t.clicks
            .mock()
            .expect_record()
            .returning(|_| Ok(Recorded::NoSuchLink));
        assert_eq!(t.build().run(&code("abc")).await.unwrap(), None);
    }

    #[wirework::test]
    async fn a_click_that_cannot_be_counted_keeps_nobody_back() {
        let mut t = bed();
        t.clicks
            .mock()
            .expect_record()
            .returning(|_| Err(StoreError::new("the disk is full")));
        let led_to = t.build().run(&code("abc")).await.unwrap();
        assert_eq!(led_to, Some(target("https://example.com/")));
    }
}
