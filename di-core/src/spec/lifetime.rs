//! How long a made value is shared.

use std::fmt::{self, Display, Formatter};

/// How long a made value is shared: chosen per binding, [`Singleton`](Self::Singleton) by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lifetime {
    /// Made once per container, and held until the container drops.
    #[default]
    Singleton,
    /// Made once per [`Scope`](crate::Scope), and held until the scope drops.
    Scoped,
    /// Made anew each time it is asked for, and held by who asked alone.
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
