//! The storage of links: the database, and a cache around it.

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

/// The module that stores links and counts their clicks.
///
/// The pools are fields, because they are values that are known only at run time. They are private, because
/// `exports(..)` does not name them, so no other part of the service can access the tables.
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

/// Wraps the store with a cache. The first parameter of a decorator is the wrapped value, and the others are
/// dependencies.
fn cached(inner: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Arc<dyn Store> {
    Arc::new(CachingStore::new(inner, clock))
}
