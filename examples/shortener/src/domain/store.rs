//! The trait of the store of links.

use std::{error::Error, fmt::Debug};

use async_trait::async_trait;

use super::{Code, Link, NewLink, Target};

/// A store of links.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
#[async_trait]
pub trait Store: Debug + Send + Sync {
    /// Inserts a link, unless its code is taken.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be written.
    async fn insert(&self, link: NewLink) -> Result<Insertion, StoreError>;

    /// Returns the target of a code. Each redirect calls this method.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read.
    async fn target(&self, code: &Code) -> Result<Option<Target>, StoreError>;

    /// Returns one link with its visits.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read.
    async fn find(&self, code: &Code) -> Result<Option<Link>, StoreError>;

    /// Returns the newest links, newest first.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read.
    async fn newest(&self, limit: u32) -> Result<Vec<Link>, StoreError>;

    /// Returns the number of links.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be read.
    async fn count(&self) -> Result<u64, StoreError>;

    /// Deletes a link. Returns `false` if it did not exist.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be written.
    async fn delete(&self, code: &Code) -> Result<bool, StoreError>;
}

/// The outcome of an insertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// The link was inserted.
    Kept(Link),
    /// Another link has this code.
    CodeTaken,
}

/// The store could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("the store failed")]
pub struct StoreError(#[source] Box<dyn Error + Send + Sync>);

impl StoreError {
    /// Wraps the cause of the failure.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}
