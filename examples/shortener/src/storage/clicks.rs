//! The counter of clicks in the database.

use std::sync::Arc;

use async_trait::async_trait;
use sqlx::SqlitePool;
use wirework::Injectable;

use super::database::{Writer, to_millis};
use crate::domain::{ClickRecorder, Clock, Code, Recorded, StoreError};

/// A counter that writes each click immediately, in one statement. It counts simultaneous clicks correctly, and a stop
/// of the service loses none.
#[derive(Debug, Injectable)]
#[inject(external)]
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
