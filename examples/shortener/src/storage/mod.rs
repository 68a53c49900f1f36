//! Where links are kept: the database, and a cache that goes around it.

mod caching;
mod clicks;
pub mod database;
mod sqlite;

use std::sync::Arc;

use sqlx::SqlitePool;
use wirework::Module;

use self::database::{Database, Readers, Writer};
use crate::domain::{ClickRecorder, Clock, Store};

pub use caching::CachingStore;
pub use clicks::SqliteClicks;
pub use sqlite::SqliteStore;

/// Keeps links, and counts their clicks.
///
/// The pools are fields: values that are only known when the program runs. They stay private, as `exports(..)` does
/// not name them, so that no other part of the service gets at the tables.
#[derive(Debug, Module)]
#[module(
    components(SqliteStore as dyn Store, SqliteClicks as dyn ClickRecorder),
    decorators(cached -> dyn Store),
    requires(dyn Clock),
    exports(dyn Store, dyn ClickRecorder)
)]
pub struct StorageModule {
    #[module(key = Readers)]
    readers: SqlitePool,
    #[module(key = Writer)]
    writer: SqlitePool,
}

impl From<Database> for StorageModule {
    fn from(database: Database) -> Self {
        Self {
            readers: database.readers,
            writer: database.writer,
        }
    }
}

/// A decorator's parameters are dependencies too; the first is what it wraps.
fn cached(inner: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Arc<dyn Store> {
    Arc::new(CachingStore::new(inner, clock))
}
