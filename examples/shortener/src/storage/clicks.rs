//! Counts clicks in the database.

use std::sync::Arc;

use async_trait::async_trait;
use sqlx::SqlitePool;
use wirework::Injectable;

use super::database::{Writer, to_millis};
use crate::domain::{ClickRecorder, Clock, Code, Recorded, StoreError};

/// Counts each click at once, in one statement: two clicks at the same time are both counted, and none waits in
/// memory for the service to be stopped.
#[derive(Debug, Injectable)]
#[inject(bind(dyn ClickRecorder), external)]
pub struct SqliteClicks {
    #[inject(key = Writer, clone)]
    writer: SqlitePool,
    clock: Arc<dyn Clock>,
}

#[async_trait]
impl ClickRecorder for SqliteClicks {
    async fn record(&self, code: &Code) -> Result<Recorded, StoreError> {
        let counted =
            sqlx::query("UPDATE links SET clicks = clicks + 1, last_click_ms = ? WHERE code = ?")
                .bind(to_millis(self.clock.now()))
                .bind(code.as_str())
                .execute(&self.writer)
                .await
                .map_err(StoreError::new)?;
        Ok(match counted.rows_affected() {
            0 => Recorded::NoSuchLink,
            _ => Recorded::Counted,
        })
    }
}
