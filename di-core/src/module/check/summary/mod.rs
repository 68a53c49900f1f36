//! The summary of a module, which is all that its importers need to check.
//!
//! rustc evaluates the summary of each module once. So the time of the checks grows with the number of
//! modules, and not with the number of ways on which one module imports another.

mod faults;
pub(crate) mod layout;
mod table;
#[cfg(test)]
mod tests;

use crate::module::check::graph::{Entry, Graph};
use crate::module::check::links::list_entries;

use layout::Layout;
pub use layout::Summary;
pub(crate) use layout::{Consumer, End, Fault, Relation, Step, Usage};
use table::Table;

/// Returns the numbers of the summary of a module. There are `N` entries, and `SIZE` numbers.
///
/// If the parameters of the module decide its problems, `is_generic` is true, and the summary has them.
#[must_use]
pub const fn summary_cells<const N: usize, const SIZE: usize>(
    graph: &'static Graph,
    requirements: usize,
    is_generic: bool,
) -> [u32; SIZE] {
    let (mut cells, mut nodes) = ([0; SIZE], [Entry::Alias(0); N]);
    list_entries(graph, &mut nodes);
    let mut table = Table {
        imports: graph.imports,
        nodes: &nodes,
        layout: Layout {
            entries: N,
            requirements,
        },
        cells: &mut cells,
    };
    table.fill();
    if is_generic {
        faults::note(&mut table, &mut [false; N]);
    }
    cells
}
