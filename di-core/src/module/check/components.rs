//! The part of a module's graph that its installation needs at run time.

use crate::module::check::graph::Graph;

/// The components of a module, as messages name them.
#[derive(Clone, Copy, Debug)]
pub struct Components {
    pub(crate) file: &'static str,
    /// The source line and the name of each component in the module, one per line.
    pub(crate) entry_names: &'static str,
}

/// Returns the components of a graph.
///
/// A constant holds the result, so that the graph itself is no part of the program: see
/// `docs/compile-time.md`.
#[must_use]
pub const fn components(graph: &'static Graph) -> Components {
    Components {
        file: graph.file,
        entry_names: graph.entry_names,
    }
}
