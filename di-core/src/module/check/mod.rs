//! What rustc checks of a module: traits that tell whether each key is there, and a graph as data
//! whose cycles and captives are found while it compiles.

mod count;
mod dependency;
mod edges;
mod fields;
mod flat;
mod found;
mod graph;
mod parameters;
mod plain;
mod provides;
mod search;
mod tell;
mod text;
mod unused;
mod wired;

pub use dependency::DependencyIn;
pub use edges::Targets;
pub use fields::FieldsIn;
pub use graph::{BoundTo, Graph, Import, Kind, Node, SuppliedBy, Wiring};
pub use parameters::{
    DecoratorIn, Parameters, ParametersIn, decorator_in, exported, exported_keyed, factory_in,
    imported,
};
pub use plain::is_plainly_right;
pub use provides::{
    Collects, CollectsKeyed, Complete, Concrete, Exports, ExportsKeyed, Generic, ProvidedBy,
    Provides, ProvidesKeyed, Under, Unkeyed,
};
pub use tell::{check, edges_of, needed, nodes_of, tell};
pub use unused::{Unused, Use, Used};
pub use wired::{Wired, WiredIn};
