//! What rustc checks of a module: traits that tell whether each key is there, and a graph as data
//! whose cycles and captives are found while it compiles.

mod count;
mod dependency;
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
pub use fields::FieldsIn;
pub use graph::{BoundTo, Graph, Import, Kind, Node, SuppliedBy, Targets, WiredIn, Wiring};
pub use parameters::{
    DecoratorIn, Parameters, ParametersIn, decorator_in, exported, exported_keyed, factory_in,
    imported,
};
pub use provides::{
    Collects, CollectsKeyed, Complete, Exports, ExportsKeyed, Provides, ProvidesKeyed, Under,
    Unkeyed,
};
pub use tell::{Named, check, edges_of, needed, nodes_of, tell};
pub use unused::{Unused, Use, Used};
pub use wired::Wired;
