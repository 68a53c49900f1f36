//! Lifetimes: how long the container shares a constructed value.

use std::fmt::{self, Display, Formatter};

/// The time for which the container shares a constructed value.
///
/// Each binding has its own lifetime. The default is [`Singleton`](Self::Singleton).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lifetime {
    /// Constructed once per container. The container holds the value until its own drop.
    #[default]
    Singleton,
    /// Constructed once per [`Scope`](crate::Scope). The scope holds the value until its own drop.
    Scoped,
    /// Constructed on every resolve. Only the caller holds it.
    Transient,
}

impl Display for Lifetime {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Singleton => "singleton",
            Self::Scoped => "scoped",
            Self::Transient => "transient",
        })
    }
}
