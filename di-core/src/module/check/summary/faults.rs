//! Whether a module with parameters has a problem. Its importers report it, because they decide the arguments.

use crate::module::check::graph::{Import, Kind};
use crate::module::check::summary::layout::{Consumer, End, Fault, Relation, Step, Usage};
use crate::module::check::summary::table::Table;
use crate::module::requirements::EdgeKind;

/// Notes the problem of a module, with an element of `is_done` for each entry.
pub(crate) const fn note(table: &mut Table<'_>, is_done: &mut [bool]) {
    let fault = if has_invalid_entry(table)
        || has_consumer(table)
        || has_consumer_in_import(table)
        || has_cycle(table, is_done)
    {
        Fault::Own
    } else {
        in_import(table)
    };
    table.cells[table.layout.fault()] = fault.code();
}

const fn in_import(table: &Table<'_>) -> Fault {
    let mut import = 0;
    while import < table.imports.len() {
        if !matches!(table.imports[import].summary.fault(), Fault::None) {
            return Fault::Import(import);
        }
        import += 1;
    }
    Fault::None
}

const fn has_invalid_entry(table: &Table<'_>) -> bool {
    let mut node = 0;
    while node < table.nodes.len() {
        let edges = table.nodes[node].edges();
        if edges.is_qualifier_missing() || edges.are_traits_missing() || edges.exceed_limit() {
            return true;
        }
        node += 1;
    }
    false
}

/// Returns true if an entry captures a scoped value, or needs one value of a collection.
const fn has_consumer(table: &Table<'_>) -> bool {
    let mut node = 0;
    while node < table.nodes.len() {
        let mut number = 0;
        while let Some(link) = table.nodes[node].link(number) {
            let is_single = matches!(link.kind, EdgeKind::One | EdgeKind::Later);
            if is_single && matches!(table.end(link.target), End::Collection)
                || table.is_singleton(node) && table.leads_to_scoped(link.target)
            {
                return true;
            }
            number += 1;
        }
        node += 1;
    }
    false
}

/// Returns true if an import does so with an entry that the module supplies.
const fn has_consumer_in_import(table: &Table<'_>) -> bool {
    let mut import = 0;
    while import < table.imports.len() {
        let Import {
            summary, supplied, ..
        } = table.imports[import];
        let mut required = 0;
        while required < summary.requirements() {
            let target = supplied[required];
            let captures = !matches!(summary.consumer(required, Usage::Capture), Consumer::None);
            let needs_one = !matches!(summary.consumer(required, Usage::Single), Consumer::None);
            if captures && table.leads_to_scoped(target)
                || needs_one && matches!(table.end(target), End::Collection)
            {
                return true;
            }
            required += 1;
        }
        import += 1;
    }
    false
}

/// Returns true if the direct dependencies have a cycle.
///
/// An entry is done if all its direct dependencies are. The entries of a cycle, and those that need them, never
/// are.
const fn has_cycle(table: &Table<'_>, is_done: &mut [bool]) -> bool {
    let (mut left, mut has_changed) = (table.nodes.len(), true);
    let mut is_forward = true;
    while has_changed && left > 0 {
        has_changed = false;
        let mut step = 0;
        while step < is_done.len() {
            let node = if is_forward {
                step
            } else {
                is_done.len() - 1 - step
            };
            if !is_done[node] && are_dependencies_done(table, node, is_done) {
                (is_done[node], has_changed) = (true, true);
                left -= 1;
            }
            step += 1;
        }
        is_forward = !is_forward;
    }
    left > 0
}

const fn are_dependencies_done(table: &Table<'_>, node: usize, is_done: &[bool]) -> bool {
    if let Kind::Imported(import, entry) = table.nodes[node].kind() {
        let Import {
            summary, supplied, ..
        } = table.imports[import];
        let mut required = 0;
        while required < summary.requirements() {
            let step = summary.toward(entry, required, Relation::Direct);
            if !matches!(step, Step::Nowhere) && !is_done[supplied[required]] {
                return false;
            }
            required += 1;
        }
        return true;
    }
    let mut number = 0;
    while let Some(link) = table.nodes[node].link(number) {
        let is_direct = !matches!(link.kind, EdgeKind::Later | EdgeKind::AllLater);
        if is_direct && !is_done[link.target] {
            return false;
        }
        number += 1;
    }
    true
}
