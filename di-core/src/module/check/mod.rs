//! The compile-time check of a module.
//!
//! Traits check that each key is provided. Constants hold the graph, in which constant evaluation detects
//! cycles and captured scoped values.

mod chains;
mod collections;
mod components;
mod count;
mod cycle_text;
mod exports;
mod findings;
mod flat;
mod graph;
mod links;
mod parameters;
mod quick_check;
mod report;
mod search;
mod spelling;
mod structs;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod unused;

pub use collections::{ExportProbe, KeyedExportProbe, NotExported};
pub use components::{Components, components};
pub use exports::{Complete, Exports, ExportsArc, ExportsKeyed, Standalone};
pub use graph::{Graph, Import, Importable, Kind, Node, Summarized, SuppliedBy, Wiring, imported};
pub use parameters::{
    DecoratorIn, Parameters, ParametersIn, ParametersOf, decorator_in, exported, exported_arc,
    exported_keyed, factory_in, parameters_of,
};
pub use quick_check::passes_quick_check;
pub use report::{
    Faulty, check, edges_of, faulty, needed_entries, nodes_of, reject, report, report_faulty,
    require_no_traits, size_of_faulty,
};
pub use spelling::{
    DifferentKeys, IfSame, IsKey, IsModule, KeyPair, Respelt, module_of, require_key,
};
pub use structs::{NotStruct, StructProbe};
pub use summary::{Summary, summary_cells};
pub use unused::{Needed, Unused, Use, Used, is_needed, is_root};
