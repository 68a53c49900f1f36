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
    /// What it says of itself there.
    const WIRED: Wired;
}

/// What a component says of itself in a module.
#[derive(Clone, Copy, Debug)]
pub struct Wired {
    /// The lifetime that stands at the struct.
    pub lifetime: Lifetime,
    /// Whether a qualifier stands at the struct.
    pub is_keyed: bool,
    /// What its fields ask for.
    pub edges: &'static [Edge],
}

/// A component that is bound to a trait.
#[diagnostic::on_unimplemented(
    message = "component `{Self}` is not bound to `{K}`",
    label = "write `#[inject(bind({K}))]` on `{Self}`, or remove this"
)]
pub trait BoundTo<K: ?Sized> {}

/// An entry of a module.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What messages call it.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it asks for.
    pub edges: &'static [Edge],
    /// Whether a qualifier stands at the struct, and none at the entry.
    pub lacks_key: bool,
}

impl Node {
    /// An entry without edges.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self::made(name, kind, &[])
    }

    /// An entry that a function makes or decorates.
    #[must_use]
    pub const fn made(name: &'static str, kind: Kind, edges: &'static [Edge]) -> Self {
        Self {
            name,
            kind,
            edges,
            lacks_key: false,
        }
    }

    /// A component, under a qualifier or none, maybe with another lifetime than its own.
    #[must_use]
    pub const fn component(
        name: &'static str,
        wired: Wired,
        is_keyed: bool,
        lifetime: Option<Lifetime>,
    ) -> Self {
        let lifetime = match lifetime {
            Some(lifetime) => lifetime,
            None => wired.lifetime,
        };
        Self {
            name,
            kind: Kind::Made(lifetime),
            edges: wired.edges,
            lacks_key: wired.is_keyed && !is_keyed,
        }
    }
}

/// What an entry is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Something that is made, or given.
    Made(Lifetime),
    /// Wraps the entry of this number, and lives as long.
    Decorator(usize),
    /// Given when a scope is opened.
    Seed,
    /// Another key of the entry of this number.
    Alias(usize),
    /// An entry of an imported module: the number of the import, and the entry's own.
    Imported(usize, usize),
    /// What the module that imports this one supplies: the number among those.
    Required(usize),
    /// Several entries.
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a module",
    label = "expected a module",
    note = "write `#[derive(Module)]` on it"
)]
pub trait SuppliedBy<M>: Wiring {
    /// The entries that answer it.
    const SUPPLIED: &'static [usize];
}
