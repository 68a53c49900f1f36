//! The use case of following a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{ClickRecorder, Code, Deed, Journal, Store, StoreError, Target};

/// The look-up of a code, with a record of the visit.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Follow {
    store: Arc<dyn Store>,
    clicks: Arc<dyn ClickRecorder>,
    journal: Arc<dyn Journal>,
}

impl Follow {
    /// Returns the target of `code`, if the link exists, and records the visit.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read.
    pub async fn run(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        let target = self.store.target(code).await?;
        if target.is_some() {
            self.clicks.record(code);
            self.journal.note(Deed::Followed(code.clone()));
        }
        Ok(target)
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
    async fn a_visit_is_led_on_recorded_and_noted() {
        let mut t = bed();
        t.clicks
            .mock()
            .expect_record()
            .with(eq(code("abc")))
            .times(1)
            .return_const(());
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
}
