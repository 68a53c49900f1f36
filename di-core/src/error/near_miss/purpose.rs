//! The reason for a look-up.

/// The reason for a look-up, which decides the remedy for a near miss.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A constructor needs the key, or a caller resolves it.
    Need,
    /// A replacement or a decorator has the key as its target.
    Target,
    /// A test graph overrides the key.
    #[cfg(feature = "testing")]
    Override,
    /// The caller passes the key to a scope as a seed.
    Seed,
}
