//! Where links are kept: the database, and a cache that goes around it.

mod caching;
mod sqlite;

pub use caching::CachingStore;
pub use sqlite::SqliteStore;
