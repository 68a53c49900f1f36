//! The compile-time check of a module.
//!
//! Traits check that each key is provided. Constants hold the graph, in which constant evaluation detects
//! cycles and captured scoped values.

mod collections;
mod components;
mod count;
mod exports;
mod findings;
mod flat;
mod graph;
mod parameters;
mod quick_check;
mod report;
mod search;
mod text;
mod unused;

pub use collections::{ExportProbe, KeyedExportProbe, NotExported};
pub use components::{Components, components};
pub use exports::{Complete, Exports, ExportsKeyed};
pub use graph::{Graph, Import, Importable, Kind, Node, SuppliedBy, Wiring, imported};
pub use parameters::{
    DecoratorIn, Parameters, ParametersIn, decorator_in, exported, exported_keyed, factory_in,
};
pub use quick_check::passes_quick_check;
pub use report::{
    check, check_with_imports, edges_of, first_in_import, needed_entries, nodes_of, report,
    require_import, require_no_traits,
};
pub use unused::{Unused, Use, Used, is_root};
