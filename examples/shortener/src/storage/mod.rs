//! The storage of links: the database, and a cache around it.

mod caching;
mod click_buffer;
mod clicks;
pub mod database;
mod sqlite;

use std::sync::Arc;

use sqlx::SqlitePool;
use wirework::Module;

use self::database::{DatabaseFile, Readers, Writer, migrate};
use crate::domain::{ClickRecorder, ClickStore, Clock, Store};

pub use caching::CachingStore;
pub use click_buffer::ClickBuffer;
pub use clicks::SqliteClicks;
pub use sqlite::SqliteStore;

/// The module that stores links and counts their clicks.
///
/// At its start, the container opens the database and migrates it. At its end, it writes the clicks that are left, and
/// then closes the database. The pools and the buffer are private, because `exports(..)` does not name them, so no
/// other part of the service can access the tables.
#[derive(Debug, Module)]
#[module(
    components(
        SqliteStore as dyn Store,
        SqliteClicks as dyn ClickStore,
        ClickBuffer as dyn ClickRecorder,
    ),
    factories(
        async database::open -> SqlitePool: key = Writer, start = migrate, stop = SqlitePool::close,
        database::readers -> SqlitePool: key = Readers, stop = SqlitePool::close,
    ),
    decorators(cached -> dyn Store),
    requires(dyn Clock),
    exports(dyn Store, dyn ClickRecorder)
)]
pub struct StorageModule {
    file: DatabaseFile,
}

impl From<DatabaseFile> for StorageModule {
    fn from(file: DatabaseFile) -> Self {
        Self { file }
    }
}

/// Wraps the store with a cache. The first parameter of a decorator is the wrapped value, and the others are
/// dependencies.
fn cached(inner: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Arc<dyn Store> {
    Arc::new(CachingStore::new(inner, clock))
}
