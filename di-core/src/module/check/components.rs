//! The part of a module's graph that its installation needs at run time.

use crate::binding::injectable::definition::Definition;
use crate::module::check::graph::Graph;

/// The components of a module, without the edges that only the check reads.
#[derive(Clone, Copy, Debug)]
pub struct Components<const N: usize> {
    pub(crate) file: &'static str,
    /// The source line and the name of each component in the module, one per line.
    pub(crate) entry_names: &'static str,
    pub(crate) definitions: [Option<fn() -> Definition>; N],
}

/// Returns the components of a graph with `N` components.
///
/// A constant holds the result, so that the graph itself is no part of the program: see
/// `docs/compile-time.md`.
#[must_use]
pub const fn components<const N: usize>(graph: &'static Graph) -> Components<N> {
    let mut definitions: [Option<fn() -> Definition>; N] = [None; N];
    let mut at = 0;
    while at < N {
        definitions[at] = Some(graph.components[at].definition);
        at += 1;
    }
    Components {
        file: graph.file,
        entry_names: graph.entry_names,
        definitions,
    }
}
