//! A lifetime that a test chooses at run time.

use wirework::{FactoryBinding, Lifetime};

/// Sets the lifetime of a binding.
pub(crate) fn lasting<K: ?Sized + 'static>(
    lifetime: Lifetime,
    binding: FactoryBinding<K>,
) -> FactoryBinding<K> {
    match lifetime {
        Lifetime::Singleton => binding.singleton(),
        Lifetime::Scoped => binding.scoped(),
        Lifetime::Transient => binding.transient(),
    }
}
