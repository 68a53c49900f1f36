//! The check that a module imports the members of its collections.
//!
//! A collection of a module is apart from those of its imports, unless the module imports the key. If the
//! user forgets that, the members of the import would be missing without a word.

use std::marker::PhantomData;

use crate::module::check::exports::{Exports, ExportsKeyed};
use crate::module::check::graph::{Graph, Wiring};

/// A probe for whether the module `M` exports the key `K`.
///
/// rustc prefers an inherent constant to that of a trait, but only if the conditions of its impl hold.
#[allow(missing_debug_implementations)]
pub struct ExportProbe<M, K: ?Sized>(PhantomData<fn(&M, &K)>);

/// A probe for whether the module `M` exports the key `K` under the qualifier `Q`.
#[allow(missing_debug_implementations)]
pub struct KeyedExportProbe<M, K: ?Sized, Q: ?Sized>(PhantomData<fn(&M, &K, &Q)>);

/// The answer of a probe whose module does not export the key.
pub trait NotExported {
    /// False, because the module does not export the key.
    const IS_EXPORTED: bool = false;
}

impl<M: Exports<K> + Wiring, K: ?Sized> ExportProbe<M, K> {
    /// True, because the module exports the key. The check of a module with mistakes ends here: see `is_sound`.
    pub const IS_EXPORTED: bool = is_sound(M::GRAPH);
}

impl<M: ExportsKeyed<K, Q> + Wiring, K: ?Sized, Q: ?Sized> KeyedExportProbe<M, K, Q> {
    /// True, because the module exports the key. The check of a module with mistakes ends here: see `is_sound`.
    pub const IS_EXPORTED: bool = is_sound(M::GRAPH);
}

/// Returns true for a graph without mistakes.
///
/// A module whose attribute has a mistake exports all keys, and its graph is an error, which rustc reports once. So
/// rustc does not evaluate what reads the graph.
const fn is_sound(_: &Graph) -> bool {
    true
}

impl<M, K: ?Sized> NotExported for ExportProbe<M, K> {}

impl<M, K: ?Sized, Q: ?Sized> NotExported for KeyedExportProbe<M, K, Q> {}
