//! The trait behind which links are kept.

use std::{error::Error, fmt::Debug};

use async_trait::async_trait;

use super::{Code, Link, NewLink, Target};

/// Keeps links.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
#[async_trait]
pub trait Store: Debug + Send + Sync {
    /// Keeps a link, unless its code is taken.
    ///
    /// # Errors
    ///
    /// When the store cannot be written.
    async fn insert(&self, link: NewLink) -> Result<Insertion, StoreError>;

    /// Where a code leads. This is what each redirect asks.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    async fn target(&self, code: &Code) -> Result<Option<Target>, StoreError>;

    /// All about one link.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    async fn find(&self, code: &Code) -> Result<Option<Link>, StoreError>;

    /// The newest links, newest first.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    async fn newest(&self, limit: u32) -> Result<Vec<Link>, StoreError>;

    /// How many links there are.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    async fn count(&self) -> Result<u64, StoreError>;

    /// Deletes a link; tells whether there was one.
    ///
    /// # Errors
    ///
    /// When the store cannot be written.
    async fn delete(&self, code: &Code) -> Result<bool, StoreError>;
}

/// What became of an insertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// The link is kept.
    Kept(Link),
    /// Another link has this code.
    CodeTaken,
}

/// The store could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("the store failed")]
pub struct StoreError(#[source] Box<dyn Error + Send + Sync>);

impl StoreError {
    /// Wraps what went wrong beneath the store.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}
