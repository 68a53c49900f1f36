//! The SQLite file, which is created if it does not exist.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use sqlx::{
    SqlSafeStr, SqlitePool,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use wirework::Keyed;

const READERS: u32 = 4;
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const SQLITE_NOTADB: &str = "26";

/// The path of the database file.
#[derive(Clone, Debug)]
pub struct DatabaseFile(pub PathBuf);

/// The key of the pool that reads.
#[derive(Debug)]
pub enum Readers {}

/// The key of the pool that writes.
#[derive(Debug)]
pub enum Writer {}

/// Opens the database file for writing, and creates it if necessary. SQLite allows one writer at a time, so one
/// connection writes, and writers queue for it.
///
/// # Errors
///
/// Fails if the file cannot be opened, or is not a database.
pub(super) async fn open(file: Arc<DatabaseFile>) -> Result<SqlitePool, DatabaseError> {
    let path = &file.0;
    let options = SqliteConnectOptions::new()
        .filename(locate(path)?)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A commit is on the disk when it returns, so a power cut loses no link.
        .synchronous(SqliteSynchronous::Full)
        // Another program may also have the file open.
        .busy_timeout(BUSY_TIMEOUT);
    SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await
        .map_err(|source| DatabaseError::opening(path, source))
}

/// Returns a pool that reads the file of the writer. Readers do not wait.
///
/// It depends on the writer, so it is closed before it. The last connection that is closed merges the write-ahead log
/// into the file.
pub(super) fn readers(writer: Keyed<Writer, Arc<SqlitePool>>) -> SqlitePool {
    let options = SqliteConnectOptions::clone(&writer.into_inner().connect_options());
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .connect_lazy_with(options)
}

/// Runs the pending migrations, which are part of the program.
///
/// # Errors
///
/// Fails if the file is not a database of this service.
pub(crate) async fn migrate(writer: &SqlitePool) -> Result<(), DatabaseError> {
    let links = include_str!("../../migrations/0001_links.sql").into_sql_str();
    let links = Migration::new(1, "links".into(), MigrationType::Simple, links, false);
    let migrator = Migrator::with_migrations(vec![links]);
    migrator.run(writer).await.map_err(|source| {
        let path = writer.connect_options().get_filename().to_owned();
        DatabaseError::Migrate { path, source }
    })
}

/// The reason why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The directory of the file does not exist.
    #[error("cannot create the database {}: there is no directory {}", path.display(), directory.display())]
    NoDirectory {
        /// The path from the settings.
        path: PathBuf,
        /// The missing directory.
        directory: PathBuf,
    },
    /// The path is empty, or is a directory.
    #[error("the database must be a file, but {} is not", display_or_empty(path))]
    NotAFile {
        /// The path from the settings.
        path: PathBuf,
    },
    /// The file exists and is not a database.
    #[error("the file {} is not an SQLite database", path.display())]
    NotADatabase {
        /// The path from the settings.
        path: PathBuf,
    },
    /// SQLite cannot open the file.
    #[error("cannot open the database {}", path.display())]
    Open {
        /// The path from the settings.
        path: PathBuf,
        /// The error of SQLite.
        source: sqlx::Error,
    },
    /// The tables cannot be created or migrated.
    #[error("cannot set up the tables in the database {}", path.display())]
    Migrate {
        /// The path from the settings.
        path: PathBuf,
        /// The error of the migration.
        source: MigrateError,
    },
}

impl DatabaseError {
    fn opening(path: &Path, source: sqlx::Error) -> Self {
        let path = path.to_owned();
        match source
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
            .as_deref()
        {
            Some(SQLITE_NOTADB) => Self::NotADatabase { path },
            _ => Self::Open { path, source },
        }
    }
}

/// Converts a time to the format of the tables: milliseconds since 1970. Times out of range are clamped.
#[must_use]
pub fn to_millis(time: SystemTime) -> i64 {
    let since_epoch = time
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
}

/// Converts milliseconds back to a time. A time before 1970 or after the year 9999 becomes 1970.
#[must_use]
pub fn from_millis(millis: i64) -> SystemTime {
    const YEAR_10000: u64 = 253_402_300_800_000;
    let millis = u64::try_from(millis).unwrap_or_default();
    let since_epoch = if millis < YEAR_10000 { millis } else { 0 };
    SystemTime::UNIX_EPOCH + Duration::from_millis(since_epoch)
}

/// Returns the absolute path of the file. SQLite interprets names like `:memory:` and `file:a.db`, but not absolute
/// paths.
fn locate(path: &Path) -> Result<PathBuf, DatabaseError> {
    let not_a_file = || DatabaseError::NotAFile {
        path: path.to_owned(),
    };
    let file = std::path::absolute(path).map_err(|_| not_a_file())?;
    let directory = file.parent().ok_or_else(not_a_file)?;
    if !directory.is_dir() {
        return Err(DatabaseError::NoDirectory {
            path: path.to_owned(),
            directory: directory.to_owned(),
        });
    }
    if file.is_dir() {
        return Err(not_a_file());
    }
    Ok(file)
}

fn display_or_empty(path: &Path) -> String {
    if path.as_os_str().is_empty() {
        "an empty path".to_owned()
    } else {
        path.display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn open_at(path: &Path) -> Result<SqlitePool, DatabaseError> {
        open(Arc::new(DatabaseFile(path.to_owned()))).await
    }

    #[tokio::test]
    async fn the_file_is_created_and_opened_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("links.db");
        for _ in 0..2 {
            open_at(&path).await.unwrap().close().await;
        }
        assert!(path.is_file());
    }

    #[tokio::test]
    async fn names_that_mean_something_to_sqlite_are_plain_file_names() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["file:a.db?mode=memory", ":memory:", "ä b#c%20.db"] {
            let path = dir.path().join(name);
            open_at(&path).await.unwrap().close().await;
            assert!(path.is_file(), "{name}");
        }
    }

    #[tokio::test]
    async fn a_missing_directory_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("no/such/links.db");
        let error = open_at(&path).await.unwrap_err();
        assert!(matches!(error, DatabaseError::NoDirectory { .. }));
        assert!(error.to_string().contains("no/such"), "{error}");
    }

    #[tokio::test]
    async fn a_file_of_another_kind_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes.txt");
        let notes = "these are my notes, and no database\n".repeat(100);
        std::fs::write(&path, &notes).unwrap();
        let error = open_at(&path).await.unwrap_err();
        assert!(
            matches!(error, DatabaseError::NotADatabase { .. }),
            "{error:?}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), notes);
    }

    #[tokio::test]
    async fn a_directory_and_an_empty_path_are_no_files() {
        let dir = tempfile::tempdir().unwrap();
        for path in [dir.path(), Path::new("")] {
            let error = open_at(path).await.unwrap_err();
            assert!(matches!(error, DatabaseError::NotAFile { .. }), "{error:?}");
        }
    }

    #[test]
    fn times_come_back_to_the_millisecond() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_714_000_000_123);
        assert_eq!(from_millis(to_millis(time)), time);
        let before = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(to_millis(before), 0);
        for out_of_range in [-1, i64::MIN, i64::MAX] {
            assert_eq!(from_millis(out_of_range), SystemTime::UNIX_EPOCH);
        }
    }
}
