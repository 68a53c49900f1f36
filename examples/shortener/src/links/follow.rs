//! The use case of following a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{ClickRecorder, Code, Deed, Journal, Recorded, Store, StoreError, Target};

/// The look-up of a code, with a count of the visit.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Follow {
    store: Arc<dyn Store>,
    clicks: Arc<dyn ClickRecorder>,
    journal: Arc<dyn Journal>,
}

impl Follow {
    /// Returns the target of `code`, if the link exists. The visit is counted when this method returns.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read. If the visit cannot be counted, the method logs that and returns the target.
    pub async fn run(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        let Some(target) = self.store.target(code).await? else {
            return Ok(None);
        };
        match self.clicks.record(code).await {
            Ok(Recorded::Counted) => self.journal.note(Deed::Followed(code.clone())),
            // Another request deleted the link in between.
            Ok(Recorded::NoSuchLink) => return Ok(None),
            Err(error) => {
                let error: &dyn std::error::Error = &error;
                tracing::error!(error, %code, "a click was not counted");
            }
        }
        Ok(Some(target))
    }

    /// Returns the target of `code`, if the link exists, without a visit.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read.
    pub async fn peek(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        self.store.target(code).await
    }
}

#[cfg(test)]
mod tests {
    use mockall::predicate::eq;
    use wirework::testing::BedOf;

    use super::*;
    use crate::fakes::{code, target};

    /// Returns a bed whose store has the link `abc`. All other calls need an expectation of the test.
    fn bed() -> BedOf<Follow> {
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
