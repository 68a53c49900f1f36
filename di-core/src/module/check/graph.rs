//! The graph of a module as data that rustc evaluates.

use std::panic::Location;

use super::parameters::Parameters;
use super::wired::{Bind, Listed, Wired};
use crate::injectable::Injectable;
use crate::lifetime::Lifetime;
use crate::needed::Names;

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

/// What the fields of a component or the parameters of a function ask for, in their order.
#[derive(Clone, Copy, Debug)]
pub enum Edges {
    /// One by one.
    Each(&'static [Targets]),
    /// In lists, as there are too many for one.
    Lists(&'static [Edges]),
}

/// What can be a component of a module: each of its fields is answered there.
///
/// `#[derive(Injectable)]` implements it, with the feature `modules`. It says in conditions what the
/// fields ask for, so that rustc points at the field; as data, that is in the list of the fields.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M>: Injectable {
    /// What its fields ask for.
    const EDGES: Edges;

    /// The lifetime that stands at the struct.
    const LIFETIME: Lifetime = Lifetime::Singleton;

    /// Whether a qualifier stands at the struct.
    const IS_KEYED: bool = false;

    /// All of it.
    const WIRED: Wired<Self, M> = Wired::ALL;
}

/// A component that is bound to a trait.
#[diagnostic::on_unimplemented(
    message = "component `{Self}` is not bound to `{K}`",
    label = "name it in the `#[inject(bind(..))]` of `{Self}`, or remove this"
)]
pub trait BoundTo<K: ?Sized> {}

/// An entry of a module, with the entries that are other keys of it.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What messages call it.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it asks for.
    pub edges: Edges,
    /// The names of what asks: those of fields, where a message wants them, and of parameters.
    pub names: Names,
    /// How many of the next entries are other keys of it.
    pub aliases: usize,
    /// Whether a qualifier stands at the struct, and none at the entry.
    pub lacks_key: bool,
    /// How it is bound, if it is a component that the module lists as it is.
    pub(crate) listed: Option<Listed>,
}

impl Node {
    /// An entry without edges.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            edges: Edges::Each(&[]),
            names: Names::NONE,
            aliases: 0,
            lacks_key: false,
            listed: None,
        }
    }

    /// An entry that a function makes or decorates.
    #[must_use]
    pub const fn made(name: &'static str, kind: Kind, parameters: Parameters) -> Self {
        Self {
            edges: parameters.edges,
            names: parameters.names,
            ..Self::new(name, kind)
        }
    }

    /// A component.
    #[track_caller]
    pub(super) const fn component(
        name: &'static str,
        aliases: usize,
        lifetime: Lifetime,
        is_keyed: bool,
        edges: Edges,
        names: Names,
        bind: Bind,
    ) -> Self {
        Self {
            name,
            kind: Kind::Made(lifetime),
            edges,
            names,
            aliases,
            lacks_key: is_keyed,
            listed: Some(Listed {
                bind,
                lifetime: None,
                at: Location::caller(),
            }),
        }
    }

    /// A component with another lifetime than its own.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.kind = Kind::Made(lifetime);
        if let Some(listed) = &mut self.listed {
            listed.lifetime = Some(lifetime);
        }
        self
    }

    /// A component under a qualifier.
    #[must_use]
    pub const fn keyed(mut self) -> Self {
        self.lacks_key = false;
        self
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

/// A module with a graph: `#[derive(Module)]` implements it. What fields are called is only in the
/// graph that `IS_NAMED`, which rustc evaluates where something is wrong.
pub trait Wiring<const IS_NAMED: bool> {
    /// The graph.
    const GRAPH: &'static Graph;
}

/// An imported module whose `requires(..)` the module `M` answers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a module",
    label = "expected a module",
    note = "write `#[derive(Module)]` on it"
)]
pub trait SuppliedBy<M>: Wiring<false> + Wiring<true> {
    /// The entries that answer it.
    const SUPPLIED: &'static [usize];
}
