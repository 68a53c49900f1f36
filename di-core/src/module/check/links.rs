//! The entries of a module by their numbers, and the entries to which each of them refers.

use crate::module::check::graph::{Entry, Graph, Kind};
use crate::module::requirements::EdgeKind;
use crate::spec::lifetime::Lifetime;

/// The number that means no entry.
pub(crate) const NONE: usize = usize::MAX;

/// An edge from an entry to another one.
#[derive(Clone, Copy)]
pub(crate) struct FlatEdge {
    /// The number of the field or the parameter, or `NONE`.
    pub(crate) name: usize,
    pub(crate) target: usize,
    pub(crate) kind: EdgeKind,
}

impl FlatEdge {
    /// A value that means no edge.
    pub(crate) const NONE: Self = Self {
        name: NONE,
        target: NONE,
        kind: EdgeKind::One,
    };

    /// The edge to another key of the same value.
    pub(crate) const SAME: Self = Self {
        kind: EdgeKind::Same,
        ..Self::NONE
    };
}

/// Returns the number of entries of a module.
pub(crate) const fn count_own(graph: &Graph) -> usize {
    graph.components.len() + count_aliases(graph) + graph.others.len()
}

/// Returns the number of additional keys of components.
pub(crate) const fn count_aliases(graph: &Graph) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < graph.aliases.len() {
        count += graph.aliases[at] as usize;
        at += 1;
    }
    count
}

/// Fills a list with the entries of a module, by their numbers.
pub(crate) const fn list_entries(graph: &'static Graph, nodes: &mut [Entry]) {
    let mut entries = graph.entries();
    let mut number = 0;
    while let Some(entry) = entries.next() {
        nodes[number] = entry;
        let mut alias = number + 1;
        while alias < entries.number {
            nodes[alias] = Entry::Alias(number);
            alias += 1;
        }
        number = alias;
    }
}

/// Returns the entry of this number.
pub(crate) const fn entry_at(graph: &'static Graph, wanted: usize) -> Entry {
    let mut entries = graph.entries();
    let mut number = 0;
    while let Some(entry) = entries.next() {
        if wanted == number {
            return entry;
        }
        if wanted < entries.number {
            break;
        }
        number = entries.number;
    }
    Entry::Alias(number)
}

impl Entry {
    /// Returns the edge of this number to another entry of the same module.
    ///
    /// An imported or required key has none: its edges lead to other modules.
    pub(crate) const fn link(&self, number: usize) -> Option<FlatEdge> {
        match self.kind() {
            Kind::Alias(inner) => same_if(number == 0, inner),
            Kind::Decorator(inner) if number == 0 => same_if(true, inner),
            Kind::Decorator(_) => self.dependency(number - 1),
            Kind::Collection(members) if number < members.len() => same_if(true, members[number]),
            Kind::Constructed(_) => self.dependency(number),
            Kind::Collection(_) | Kind::Seed | Kind::Imported(..) | Kind::Required(_) => None,
        }
    }

    const fn dependency(&self, number: usize) -> Option<FlatEdge> {
        match self.edges().nth(number) {
            Some(edge) => Some(FlatEdge {
                name: edge.name,
                target: edge.target,
                kind: edge.kind,
            }),
            None => None,
        }
    }
}

const fn same_if(is_there: bool, target: usize) -> Option<FlatEdge> {
    if !is_there {
        return None;
    }
    Some(FlatEdge {
        name: NONE,
        target,
        kind: EdgeKind::Same,
    })
}

/// Returns the lifetime of an entry that is constructed or given, and `None` for one that only refers to others.
pub(crate) const fn lifetime_of(nodes: &[Entry], number: usize) -> Option<Lifetime> {
    let mut at = number;
    let mut steps = 0;
    let mut is_decorated = false;
    while steps < nodes.len() {
        match nodes[at].kind() {
            Kind::Constructed(lifetime) => return Some(lifetime),
            Kind::Seed => return Some(Lifetime::Scoped),
            Kind::Decorator(inner) => (at, is_decorated) = (inner, true),
            Kind::Alias(inner) if is_decorated => at = inner,
            _ => return None,
        }
        steps += 1;
    }
    None
}

/// Returns the lifetime of an entry of a module, as [`lifetime_of`] does.
pub(crate) const fn lifetime_in(graph: &'static Graph, entry: Entry) -> Option<Lifetime> {
    match entry.kind() {
        Kind::Constructed(lifetime) => Some(lifetime),
        Kind::Seed => Some(Lifetime::Scoped),
        Kind::Decorator(inner) => {
            let mut inner = entry_at(graph, inner);
            while let Kind::Alias(main) = inner.kind() {
                inner = entry_at(graph, main);
            }
            lifetime_in(graph, inner)
        }
        _ => None,
    }
}
