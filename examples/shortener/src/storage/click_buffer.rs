//! The clicks that are not stored yet.

use std::{
    error::Error,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{select, sync, time::sleep};
use wirework::{Health, Injectable, Shutdown};

use crate::domain::{ClickRecorder, ClickStore, Clicks, Clock, Code, StoreError, Visits};

const WRITE_EVERY: Duration = Duration::from_secs(1);

/// A batch with the clicks of so many links is written without waiting for the next second.
const FULL: usize = 500;

/// A recorder that collects clicks in memory, so that no redirect waits for the disk.
///
/// Its `run` task writes them in batches, and its `stop` hook writes the rest: clicks that the task could not write. The
/// server drains before this component, and the container closes the database after it. So a stop loses no click.
#[derive(Debug, Injectable)]
#[inject(run = Self::write_batches, stop = Self::write, health = Self::health)]
pub struct ClickBuffer {
    store: Arc<dyn ClickStore>,
    clock: Arc<dyn Clock>,
    #[inject(skip)]
    recorded: Mutex<Clicks>,
    #[inject(skip)]
    is_full: sync::Notify,
    /// The clicks that are being written. They stay here until they are stored, so neither a failure nor a cancelled
    /// task loses one. A write that is cancelled during its commit may be repeated.
    #[inject(skip)]
    batch: sync::Mutex<Clicks>,
}

impl ClickRecorder for ClickBuffer {
    fn record(&self, code: &Code) {
        let visit = Visits {
            count: 1,
            last_at: self.clock.now(),
        };
        let mut recorded = lock(&self.recorded);
        recorded.add(code.clone(), visit);
        if recorded.links() >= FULL {
            self.is_full.notify_one();
        }
    }
}

impl ClickBuffer {
    /// Writes a batch every second, and the last one when the task is told to end.
    async fn write_batches(&self, shutdown: Shutdown) {
        while !shutdown.is_requested() {
            shutdown.unless_requested(self.next_batch()).await;
            if let Err(error) = self.write().await {
                let error: &dyn Error = &error;
                tracing::error!(error, "the clicks are not stored yet");
            }
        }
    }

    async fn health(&self) -> Health {
        // It waits for a write in progress. What is in the batch then could not be stored.
        match self.batch.lock().await.visits() {
            0 => Health::Healthy,
            clicks => Health::Degraded(format!("{clicks} clicks could not be stored yet")),
        }
    }

    async fn next_batch(&self) {
        select! {
            () = sleep(WRITE_EVERY) => {}
            () = self.is_full.notified() => {}
        }
    }

    /// Writes all clicks that are recorded so far.
    async fn write(&self) -> Result<(), LostClicks> {
        let mut batch = self.batch.lock().await;
        batch.extend(std::mem::take(&mut *lock(&self.recorded)));
        if batch.links() == 0 {
            return Ok(());
        }
        if let Err(source) = self.store.add(&batch).await {
            let clicks = batch.visits();
            return Err(LostClicks { clicks, source });
        }
        batch.clear();
        Ok(())
    }
}

/// Some clicks could not be stored. If this happens at the stop, they are lost.
#[derive(Debug, thiserror::Error)]
#[error("{clicks} clicks could not be stored")]
struct LostClicks {
    clicks: u64,
    source: StoreError,
}

fn lock(clicks: &Mutex<Clicks>) -> MutexGuard<'_, Clicks> {
    clicks.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
