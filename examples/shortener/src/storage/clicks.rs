//! The numbers of clicks in the database.

use async_trait::async_trait;
use sqlx::SqlitePool;
use wirework::Injectable;

use super::database::{Writer, to_millis};
use crate::domain::{ClickStore, Clicks, StoreError};

/// A store in the columns of the table `links`. It adds all clicks in one transaction.
#[derive(Debug, Injectable)]
#[inject(external)]
pub struct SqliteClicks {
    #[inject(key = Writer, clone)]
    writer: SqlitePool,
}

#[async_trait]
impl ClickStore for SqliteClicks {
    async fn add(&self, clicks: &Clicks) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::new)?;
        for (code, visits) in clicks.iter() {
            let count = i64::try_from(visits.count).map_err(StoreError::new)?;
            sqlx::query("UPDATE links SET clicks = clicks + ?, last_click_ms = ? WHERE code = ?")
                .bind(count)
                .bind(to_millis(visits.last_at))
                .bind(code.as_str())
                .execute(&mut *transaction)
                .await
                .map_err(StoreError::new)?;
        }
        transaction.commit().await.map_err(StoreError::new)
    }
}
