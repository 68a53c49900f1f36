//! What rustc checks of a module: traits that tell whether each key is there, and a graph as data
//! whose cycles and captives are found while it compiles.

mod count;
mod exports;
mod flat;
mod found;
mod graph;
mod parameters;
mod plain;
mod search;
mod tell;
mod text;
mod unused;

pub use exports::{Complete, Exports, ExportsKeyed};
pub use graph::{BoundTo, Graph, Import, Kind, Node, SuppliedBy, Wiring, imported};
pub use parameters::{
    DecoratorIn, Parameters, ParametersIn, decorator_in, exported, exported_keyed, factory_in,
};
pub use plain::is_plainly_right;
pub use tell::{check, edges_of, needed, nodes_of, tell};
pub use unused::{Unused, Use, Used};
