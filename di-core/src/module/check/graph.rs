//! The graph of a module as data that rustc evaluates.

use super::parameters::Parameters;
use super::wired::{Listed, Wired};
use crate::fields::MOST_POINTERS;
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
///
/// It is no enum, since rustc looks at each of its fields for each component.
#[derive(Clone, Copy, Debug)]
pub struct Edges {
    /// The entries that so many `Arc`s ask for.
    pub(super) pointed: [usize; MOST_POINTERS],
    pub(super) count: usize,
    /// What others ask for.
    pub(super) targets: &'static [Targets],
    /// More of it, as there are too many for one list.
    pub(super) lists: &'static [Edges],
}

impl Edges {
    /// Nothing is asked for.
    pub(super) const NONE: Self = Self::each(&[]);

    /// So many `Arc`s.
    pub(super) const fn pointers<const COUNT: usize>(entries: [usize; COUNT]) -> Self {
        let mut pointed = [0; MOST_POINTERS];
        let mut at = 0;
        while at < COUNT {
            pointed[at] = entries[at];
            at += 1;
        }
        Self {
            pointed,
            count: COUNT,
            ..Self::NONE
        }
    }

    /// One by one.
    pub(super) const fn each(targets: &'static [Targets]) -> Self {
        Self {
            pointed: [0; MOST_POINTERS],
            count: 0,
            targets,
            lists: &[],
        }
    }

    /// In lists.
    pub(super) const fn lists(lists: &'static [Self]) -> Self {
        Self {
            lists,
            ..Self::NONE
        }
    }
}

/// What can be a component of a module: each of its fields is answered there.
///
/// `#[derive(Injectable)]` implements it, with the feature `modules`. It says in conditions what the
/// fields ask for, so that rustc points at the field, and the same as data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M> {
    /// What it says of itself.
    const WIRED: Wired;
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
    /// The names of what asks: those of fields or of parameters.
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
            edges: Edges::NONE,
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
    /// The file that it is written in.
    pub file: &'static str,
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
