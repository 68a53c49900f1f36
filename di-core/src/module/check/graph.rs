//! The graph of a module as data that rustc evaluates.

use crate::binding::injectable::field_names::{Names, first_part, nth_part};
use crate::binding::injectable::traits::{And, Keys, Traits};
use crate::module::check::parameters::Parameters;
use crate::module::requirements::{Edges, Wired};
use crate::spec::lifetime::Lifetime;

/// A component that is bound to a trait.
#[diagnostic::on_unimplemented(
    message = "component `{Self}` is not bound to `{K}`",
    label = "name it in the `#[inject(bind(..))]` of `{Self}`, or remove this"
)]
pub trait BoundTo<K: ?Sized + 'static> {
    /// That trait, for an entry that names no other.
    const KEYS: Option<&'static Keys> = And::<K, ()>::KEYS;
}

/// A module as the check sees it.
///
/// The components are apart from everything else, so that rustc has nothing to do for each but to
/// copy what the component says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Graph {
    /// The name of the module.
    pub name: &'static str,
    /// The file that it is written in.
    pub file: &'static str,
    /// The components that it lists.
    pub components: &'static [Wired],
    /// The lines of the file that list them, and what they are called there: `12 SmtpMailer`, one
    /// below the other.
    pub listed: &'static str,
    /// How many other keys each of them has.
    pub aliases: &'static [u8],
    /// All else. The components have the numbers that these have not, in their order, and their
    /// other keys those that follow.
    pub others: &'static [Node],
    /// The modules that it imports.
    pub imports: &'static [Import],
}

/// An entry that is no component.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its number.
    pub number: usize,
    /// What messages call it.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it asks for.
    pub edges: Edges,
    /// The names of the parameters that ask.
    pub names: Names,
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

/// An entry, wherever its graph keeps it.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    /// The component of this place in the graph.
    Component(&'static Graph, usize),
    Other(&'static Node),
    /// Another key of a component.
    Alias,
}

/// The entries of a graph in the order of their numbers, without those that are only another key of
/// a component.
pub(crate) struct Entries {
    graph: &'static Graph,
    component: usize,
    other: usize,
    /// The number of the next one.
    pub(crate) number: usize,
}

/// The module `I`, as `M` imports it.
#[must_use]
pub const fn imported<I: SuppliedBy<M>, M>() -> Import {
    Import {
        graph: I::GRAPH,
        supplied: I::SUPPLIED,
    }
}

impl Node {
    /// An entry that asks for nothing.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            number: 0,
            name,
            kind,
            edges: Edges::NONE,
            names: Names::NONE,
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

    /// The entry of this number.
    #[must_use]
    pub const fn numbered(mut self, number: usize) -> Self {
        self.number = number;
        self
    }
}

impl Graph {
    /// That of a module of this name, in this file.
    #[must_use]
    pub const fn of(
        name: &'static str,
        file: &'static str,
        listed: &'static str,
        components: &'static [Wired],
        aliases: &'static [u8],
        others: &'static [Node],
        imports: &'static [Import],
    ) -> Self {
        Self {
            name,
            file,
            components,
            listed,
            aliases,
            others,
            imports,
        }
    }

    pub(crate) const fn entries(&'static self) -> Entries {
        Entries {
            graph: self,
            component: 0,
            other: 0,
            number: 0,
        }
    }
}

impl Entries {
    pub(crate) const fn next(&mut self) -> Option<Entry> {
        let Graph {
            components,
            aliases,
            others,
            ..
        } = *self.graph;
        if self.other < others.len() && others[self.other].number == self.number {
            self.other += 1;
            self.number += 1;
            return Some(Entry::Other(&others[self.other - 1]));
        }
        if self.component == components.len() {
            return None;
        }
        self.number += 1 + aliases[self.component] as usize;
        self.component += 1;
        Some(Entry::Component(self.graph, self.component - 1))
    }
}

impl Entry {
    pub(crate) const fn kind(&self) -> Kind {
        match *self {
            Self::Component(graph, at) => Kind::Made(graph.components[at].edges.lifetime()),
            Self::Other(node) => node.kind,
            Self::Alias => Kind::Alias(0),
        }
    }

    pub(crate) const fn edges(&self) -> &Edges {
        match *self {
            Self::Component(graph, at) => &graph.components[at].edges,
            Self::Other(node) => &node.edges,
            Self::Alias => &Edges::NONE,
        }
    }

    /// What messages call it.
    pub(crate) const fn name(&self) -> &'static str {
        match *self {
            Self::Component(graph, at) => first_part(nth_part(graph.listed, b'\n', at), b' ').1,
            Self::Other(node) => node.name,
            Self::Alias => "",
        }
    }

    /// The names of what asks: those of fields or of parameters.
    pub(crate) const fn names(&self) -> Names {
        match *self {
            Self::Component(graph, at) => graph.components[at].names(),
            Self::Other(node) => node.names,
            Self::Alias => Names::NONE,
        }
    }
}
