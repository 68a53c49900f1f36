//! What rustc checks of a module: traits that tell whether each key is there, and a graph as data
//! whose cycles and captives are found while it compiles.

mod dependency;
mod graph;
mod provides;

pub use dependency::DependencyIn;
pub use graph::{Edge, Graph, Import, Kind, Node, SuppliedBy, Targets, WiredIn, Wiring};
pub use provides::{
    Collects, CollectsKeyed, Complete, Exports, ExportsKeyed, Provides, ProvidesKeyed, Under,
    Unkeyed,
};
