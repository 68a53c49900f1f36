//! The summary of a module, which is all that its importers need to check.
//!
//! rustc evaluates the summary of each module once. So the time of the checks grows with the number of
//! modules, and not with the number of ways on which one module imports another.

mod faults;
pub(crate) mod layout;
mod table;

use crate::module::check::graph::{Entry, Graph};
use crate::module::check::links::list_entries;

pub(crate) use faults::note as note_faults;
pub(crate) use layout::Layout;
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
    let mut table = filled(graph, requirements, &mut nodes, &mut cells);
    if is_generic {
        note_faults(&mut table, &mut [false; N]);
    }
    cells
}

/// Returns the table of a module, with all numbers but the fault.
pub(crate) const fn filled<'a>(
    graph: &'static Graph,
    requirements: usize,
    nodes: &'a mut [Entry],
    cells: &'a mut [u32],
) -> Table<'a> {
    list_entries(graph, nodes);
    let layout = Layout {
        entries: nodes.len(),
        requirements,
    };
    let imports = graph.imports;
    let mut table = Table {
        imports,
        nodes,
        layout,
        cells,
    };
    table.fill();
    table
}
