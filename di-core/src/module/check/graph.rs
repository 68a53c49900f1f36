//! The graph of a module as data that rustc evaluates.

use crate::lifetime::Lifetime;

/// The entries that answer a dependency.
#[derive(Clone, Copy, Debug)]
pub enum Targets {
    /// One entry, which the constructor waits for.
    One(usize),
    /// One entry, asked for after construction.
    Later(usize),
    /// A collection.
    All(usize),
    /// Those of several dependencies.
    Each(&'static [Targets]),
}

/// What a field or a parameter asks for.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The name of the field; that of a parameter is its number.
    pub name: &'static str,
    /// What answers it.
    pub targets: Targets,
}

/// What can be a component of a module: each of its fields is answered there.
///
/// `#[derive(Injectable)]` implements it, with the feature `modules`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M> {
    /// What its fields ask for.
    const EDGES: &'static [Edge];
}

/// An entry of a module.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What messages call it.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it asks for.
    pub edges: &'static [Edge],
}

/// What an entry is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Something that is made, or given.
    Made(Lifetime),
    /// Given when a scope is opened.
    Seed,
    /// Another key of the entry of this number.
    Alias(usize),
    /// An entry of an imported module: the number of the import, and the entry's own.
    Imported(usize, usize),
    /// What the module that imports this one supplies: the number among those.
    Required(usize),
    /// Several entries: of what all of them may be.
    Collection(&'static [usize]),
}

/// A module as the check sees it.
#[derive(Clone, Copy, Debug)]
pub struct Graph {
    /// The name of the module.
    pub name: &'static str,
    /// Its entries, by their numbers.
    pub nodes: &'static [Node],
    /// The modules that it imports.
    pub imports: &'static [Import],
}

/// A module that another one imports.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// Its graph.
    pub graph: &'static Graph,
    /// The entries of who imports it that answer what it requires.
    pub supplied: &'static [usize],
}

/// A module with a graph: `#[derive(Module)]` implements it.
pub trait Wiring {
    /// The graph.
    const GRAPH: &'static Graph;
}

/// An imported module whose `requires(..)` the module `M` answers.
pub trait SuppliedBy<M> {
    /// The entries that answer it.
    const SUPPLIED: &'static [usize];
}
