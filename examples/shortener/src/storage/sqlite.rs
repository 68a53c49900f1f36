//! The store of links in SQLite.

use async_trait::async_trait;
use sqlx::{Row, SqlitePool, sqlite::SqliteRow};
use wirework::Injectable;

use super::database::{Readers, Writer, from_millis, to_millis};
use crate::domain::{Code, Insertion, Link, NewLink, Store, StoreError, Target};

/// A store in the table `links`.
///
/// The container has two pools, distinguished by their keys. `clone` injects the pool itself instead of an `Arc`,
/// because a pool is already a handle. The component is `external`: a test graph constructs it only if the test allows
/// it by name.
#[derive(Debug, Injectable)]
#[inject(external, health = Self::ping)]
pub struct SqliteStore {
    #[inject(key = Readers, clone)]
    readers: SqlitePool,
    #[inject(key = Writer, clone)]
    writer: SqlitePool,
}

impl SqliteStore {
    async fn ping(&self) -> Result<(), sqlx::Error> {
        let any = sqlx::query("SELECT 1 FROM links LIMIT 1");
        any.fetch_optional(&self.readers).await?;
        Ok(())
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn insert(&self, link: NewLink) -> Result<Insertion, StoreError> {
        let inserted = sqlx::query(
            "INSERT INTO links (code, target, created_ms) VALUES (?, ?, ?) ON CONFLICT (code) DO NOTHING",
        )
        .bind(link.code.as_str())
        .bind(link.target.as_str())
        .bind(to_millis(link.created_at))
        .execute(&self.writer)
        .await
        .map_err(StoreError::new)?;
        Ok(match inserted.rows_affected() {
            0 => Insertion::CodeTaken,
            _ => Insertion::Kept(link.into()),
        })
    }

    async fn target(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        let target: Option<String> = sqlx::query_scalar("SELECT target FROM links WHERE code = ?")
            .bind(code.as_str())
            .fetch_optional(&self.readers)
            .await
            .map_err(StoreError::new)?;
        Ok(target.map(Target::checked))
    }

    async fn find(&self, code: &Code) -> Result<Option<Link>, StoreError> {
        sqlx::query(
            "SELECT code, target, created_ms, clicks, last_click_ms FROM links WHERE code = ?",
        )
        .bind(code.as_str())
        .fetch_optional(&self.readers)
        .await
        .map_err(StoreError::new)?
        .map(|row| link(&row))
        .transpose()
    }

    async fn newest(&self, limit: u32) -> Result<Vec<Link>, StoreError> {
        sqlx::query(
            "SELECT code, target, created_ms, clicks, last_click_ms FROM links ORDER BY id DESC LIMIT ?",
        )
        .bind(limit)
        .fetch_all(&self.readers)
        .await
        .map_err(StoreError::new)?
        .iter()
        .map(link)
        .collect()
    }

    async fn count(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM links")
            .fetch_one(&self.readers)
            .await
            .map_err(StoreError::new)?;
        Ok(count.unsigned_abs())
    }

    async fn delete(&self, code: &Code) -> Result<bool, StoreError> {
        let deleted = sqlx::query("DELETE FROM links WHERE code = ?")
            .bind(code.as_str())
            .execute(&self.writer)
            .await
            .map_err(StoreError::new)?;
        Ok(deleted.rows_affected() > 0)
    }
}

fn link(row: &SqliteRow) -> Result<Link, StoreError> {
    let clicks: i64 = column(row, "clicks")?;
    let last_click: Option<i64> = column(row, "last_click_ms")?;
    Ok(Link {
        code: Code::checked(column(row, "code")?),
        target: Target::checked(column(row, "target")?),
        created_at: from_millis(column(row, "created_ms")?),
        clicks: u64::try_from(clicks).map_err(StoreError::new)?,
        last_click_at: last_click.map(from_millis),
    })
}

fn column<'r, T>(row: &'r SqliteRow, name: &str) -> Result<T, StoreError>
where
    T: sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    row.try_get(name).map_err(StoreError::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{ClickStore, Clicks, Visits},
        fakes::{code, memory_database, new_link, noon},
        storage::SqliteClicks,
    };

    async fn store() -> SqliteStore {
        let pool = memory_database().await;
        let mut t = SqliteStore::bed();
        t.with_readers(pool.clone());
        t.with_writer(pool);
        t.build()
    }

    #[tokio::test]
    async fn a_link_comes_back_as_it_went_in() {
        let store = store().await;
        let new = new_link("abc", "https://example.com/");
        let kept = store.insert(new.clone()).await.unwrap();
        assert_eq!(kept, Insertion::Kept(new.clone().into()));
        assert_eq!(
            store.find(&new.code).await.unwrap(),
            Some(new.clone().into())
        );
        assert_eq!(store.target(&new.code).await.unwrap(), Some(new.target));
    }

    #[tokio::test]
    async fn a_taken_code_keeps_its_first_target() {
        let store = store().await;
        let first = new_link("abc", "https://example.com/1");
        store.insert(first.clone()).await.unwrap();
        let second = new_link("abc", "https://example.com/2");
        assert_eq!(store.insert(second).await.unwrap(), Insertion::CodeTaken);
        let kept = store.target(&first.code).await.unwrap();
        assert_eq!(kept, Some(first.target));
    }

    #[tokio::test]
    async fn codes_that_differ_in_case_are_two_links() {
        let store = store().await;
        for name in ["abc", "ABC"] {
            let link = new_link(name, "https://example.com/");
            store.insert(link).await.unwrap();
        }
        assert_eq!(store.count().await.unwrap(), 2);
    }

    #[tokio::test]
    async fn the_newest_come_first_and_no_more_than_asked_for() {
        let store = store().await;
        for name in ["a", "b", "c"] {
            let link = new_link(name, "https://example.com/");
            store.insert(link).await.unwrap();
        }
        let newest = store.newest(2).await.unwrap();
        let codes: Vec<_> = newest.iter().map(|link| link.code.as_str()).collect();
        assert_eq!(codes, ["c", "b"]);
    }

    #[tokio::test]
    async fn a_deleted_link_is_gone_and_its_code_is_free_again() {
        let store = store().await;
        let link = new_link("abc", "https://example.com/");
        store.insert(link.clone()).await.unwrap();
        assert!(store.delete(&link.code).await.unwrap());
        assert!(!store.delete(&link.code).await.unwrap());
        assert_eq!(store.find(&link.code).await.unwrap(), None);
        let again = store.insert(link).await.unwrap();
        assert!(matches!(again, Insertion::Kept(_)));
    }

    #[tokio::test]
    async fn clicks_are_added_with_the_time_of_the_last() {
        let store = store().await;
        let mut t = SqliteClicks::bed();
        t.with_writer(store.writer.clone());
        let clicks = t.build();
        let link = new_link("abc", "https://example.com/");
        store.insert(link.clone()).await.unwrap();
        let mut batch = Clicks::default();
        for name in ["abc", "no-such-link"] {
            let (count, last_at) = (3, noon());
            batch.add(code(name), Visits { count, last_at });
        }
        for _ in 0..2 {
            clicks.add(&batch).await.unwrap();
        }
        let found = store.find(&link.code).await.unwrap().unwrap();
        assert_eq!((found.clicks, found.last_click_at), (6, Some(noon())));
    }
}
