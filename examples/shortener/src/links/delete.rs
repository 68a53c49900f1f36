//! The use case of deleting a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{Code, Deed, Journal, Store, StoreError};

/// The deletion of links.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Delete {
    store: Arc<dyn Store>,
    journal: Arc<dyn Journal>,
}

impl Delete {
    /// Deletes the link of `code`. Returns `false` if it did not exist.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be written.
    pub async fn run(&self, code: &Code) -> Result<bool, StoreError> {
        let deleted = self.store.delete(code).await?;
        if deleted {
            self.journal.note(Deed::Deleted(code.clone()));
        }
        Ok(deleted)
    }
}

#[cfg(test)]
mod tests {
    use mockall::predicate::eq;

    use super::*;
    use crate::fakes::code;

    #[wirework::test]
    async fn a_deletion_is_noted() {
        let mut t = Delete::bed();
        t.store
            .mock()
            .expect_delete()
            .with(eq(code("abc")))
            .times(1)
            .returning(|_| Ok(true));
        t.journal
            .mock()
            .expect_note()
            .with(eq(Deed::Deleted(code("abc"))))
            .times(1)
            .return_const(());
        assert!(t.build().run(&code("abc")).await.unwrap());
    }

    #[wirework::test]
    async fn where_there_is_no_link_nothing_is_noted() {
        let mut t = Delete::bed();
        t.store.mock().expect_delete().returning(|_| Ok(false));
        assert!(!t.build().run(&code("nope")).await.unwrap());
    }

    #[wirework::test]
    async fn a_store_that_fails_is_an_error_and_no_deed() {
        let mut t = Delete::bed();
        t.store
            .mock()
            .expect_delete()
            .returning(|_| Err(StoreError::new("the disk is full")));
        t.build().run(&code("abc")).await.unwrap_err();
    }
}
