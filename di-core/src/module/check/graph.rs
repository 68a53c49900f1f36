//! The graph of a module, as constants that rustc evaluates.

use crate::binding::injectable::field_names::{Names, first_part, nth_part};
use crate::module::check::parameters::Parameters;
use crate::module::check::summary::layout::Summary;
use crate::module::imported::Imported;
use crate::module::requirements::{Edges, Wired};
use crate::spec::lifetime::Lifetime;

/// The graph of a module, which is the input of the check.
///
/// The components are in a separate list: see `docs/compile-time.md`.
#[derive(Clone, Copy, Debug)]
pub struct Graph {
    /// The name of the module.
    pub name: &'static str,
    /// The source file of the module.
    pub file: &'static str,
    /// The components that the module lists.
    pub components: &'static [Wired],
    /// The source line and the name of each component in the module, one per line: `12 SmtpMailer`.
    pub entry_names: &'static str,
    /// The number of additional keys of each component.
    pub aliases: &'static [u8],
    /// All other entries. Each holds its own number.
    ///
    /// The components and their additional keys have the remaining numbers, in order. The numbers of the
    /// additional keys follow that of the component.
    pub others: &'static [Node],
    /// The modules that the module imports.
    pub imports: &'static [Import],
}

/// An entry that is not a component.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The number of the entry.
    pub number: usize,
    /// The name of the entry in messages.
    pub name: &'static str,
    /// The kind of the entry.
    pub kind: Kind,
    /// The edges to the entries that its parameters need.
    pub edges: Edges,
    /// The names of the parameters.
    pub names: Names,
}

/// The kind of an entry.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A value that is constructed or given.
    Constructed(Lifetime),
    /// A decorator of the entry of this number, with the same lifetime.
    Decorator(usize),
    /// A seed, which a caller passes when it opens a scope.
    Seed,
    /// An additional key of the entry of this number.
    Alias(usize),
    /// An entry of an imported module: the number of the import, and the number of the entry in it.
    Imported(usize, usize),
    /// An entry that the importer supplies: its number among these.
    Required(usize),
    /// A collection of the entries of these numbers.
    Collection(&'static [usize]),
}

/// A module that another one imports.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// The graph of the imported module.
    pub graph: &'static Graph,
    /// The summary of the imported module.
    pub summary: &'static Summary,
    /// The entries of the importer that supply the requirements of the imported module.
    pub supplied: &'static [usize],
}

/// A module with a graph. `#[derive(Module)]` implements it.
pub trait Wiring {
    /// The graph of the module.
    const GRAPH: &'static Graph;
}

/// A module with a summary, which its importers need.
///
/// The parameter is always `()`. rustc evaluates the constant of an impl with parameters if it is needed, and
/// that of another impl in any case: see `docs/compile-time.md`.
pub trait Summarized<Unused = ()>: Wiring {
    /// The summary of the module.
    const SUMMARY: &'static Summary;
}

/// A type that has [`Wiring`]. For a type that has none, rustc does not list the modules of the user.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a module",
    label = "expected a module",
    note = "write `#[derive(Module)]` on it; or list a component in `components(..)`"
)]
pub trait Importable {}

#[diagnostic::do_not_recommend]
impl<M: Wiring> Importable for M {}

/// An imported module whose `requires(..)` the module `M` supplies.
pub trait SuppliedBy<M>: Summarized {
    /// The entries of `M` that supply the requirements.
    const SUPPLIED: &'static [usize];
}

/// An entry in one of the lists of a graph.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    /// The component at this index of the graph.
    Component(&'static Graph, usize),
    Other(&'static Node),
    /// An additional key of the component of this number.
    Alias(usize),
}

/// An iterator over the entries of a graph, in the order of their numbers.
///
/// It skips the additional keys of components.
pub(crate) struct Entries {
    graph: &'static Graph,
    component: usize,
    other: usize,
    /// The number of the next entry.
    pub(crate) number: usize,
}

/// Returns the import of the module `I` into `M`. If `I` is no module, `S` is another type.
#[must_use]
pub const fn imported<I: Importable, S: SuppliedBy<M>, M>(_: Imported<S>) -> Import {
    Import {
        graph: S::GRAPH,
        summary: S::SUMMARY,
        supplied: S::SUPPLIED,
    }
}

impl Node {
    /// Returns an entry without edges.
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

    /// Returns an entry that a factory constructs or that a decorator wraps.
    #[must_use]
    pub const fn constructed(name: &'static str, kind: Kind, parameters: Parameters) -> Self {
        Self {
            edges: parameters.edges,
            names: parameters.names,
            ..Self::new(name, kind)
        }
    }

    /// Sets the number of the entry.
    #[must_use]
    pub const fn numbered(mut self, number: usize) -> Self {
        self.number = number;
        self
    }
}

impl Graph {
    /// Returns the graph with these parts.
    #[must_use]
    pub const fn of(
        name: &'static str,
        file: &'static str,
        entry_names: &'static str,
        components: &'static [Wired],
        aliases: &'static [u8],
        others: &'static [Node],
        imports: &'static [Import],
    ) -> Self {
        Self {
            name,
            file,
            components,
            entry_names,
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
            Self::Component(graph, at) => Kind::Constructed(graph.components[at].edges.lifetime()),
            Self::Other(node) => node.kind,
            Self::Alias(main) => Kind::Alias(main),
        }
    }

    pub(crate) const fn edges(&self) -> &Edges {
        match *self {
            Self::Component(graph, at) => &graph.components[at].edges,
            Self::Other(node) => &node.edges,
            Self::Alias(_) => &Edges::NONE,
        }
    }

    /// Returns the name of the entry in messages.
    pub(crate) const fn name(&self) -> &'static str {
        match *self {
            Self::Component(graph, at) => {
                first_part(nth_part(graph.entry_names, b'\n', at), b' ').1
            }
            Self::Other(node) => node.name,
            Self::Alias(_) => "",
        }
    }

    /// Returns the names of the fields or parameters.
    pub(crate) const fn names(&self) -> Names {
        match *self {
            Self::Component(graph, at) => graph.components[at].names(),
            Self::Other(node) => node.names,
            Self::Alias(_) => Names::NONE,
        }
    }
}
