//! What rustc checks of a module: traits that tell whether each key is there, and a graph as data
//! whose cycles and captives are found while it compiles.

mod dependency;
mod flat;
mod found;
mod graph;
mod parameters;
mod provides;
mod search;
mod tell;
mod text;
mod unused;

pub use dependency::DependencyIn;
pub use graph::{
    BoundTo, Edge, Graph, Import, Kind, Node, SuppliedBy, Targets, Wired, WiredIn, Wiring,
};
pub use parameters::{
    DecoratorIn, ParametersIn, decorator_in, exported, exported_keyed, factory_in, imported,
};
pub use provides::{
    Collects, CollectsKeyed, Complete, Exports, ExportsKeyed, Provides, ProvidesKeyed, Under,
    Unkeyed,
};
pub use tell::{bound_to, check, edges_of, needed, nodes_of, tell};
pub use unused::{Unused, Use, Used};
