//! The entries of a module to which a component or a function refers, as numbers.

use crate::spec::lifetime::Lifetime;

/// The maximum number of entries to which a component or a function can refer.
///
/// A list of fields has fewer, unless many of the fields are tuples.
const MAX_EDGES: usize = 255;

/// The entries of a module that provide a dependency.
#[derive(Clone, Copy, Debug)]
pub enum Targets {
    /// One entry, which is resolved before construction.
    One(usize),
    /// One entry, which is resolved after construction.
    Later(usize),
    /// All members of a collection.
    All(usize),
    /// All members of a collection, which are resolved after construction.
    AllLater(usize),
    /// The entries of several dependencies.
    Each(&'static [Targets]),
    /// Any entries, because the dependency is optional or rustc does not know it.
    Unknown,
}

/// The edges from the fields of a component, or the parameters of a function, to entries of the module.
///
/// The edges are in the order of the fields. A zero follows the last one. The last number of the array
/// holds the attributes of the consumer. For the representation, see `docs/compile-time.md`.
#[derive(Clone, Copy, Debug)]
pub struct Edges([u32; MAX_EDGES + 2]);

/// The index of the consumer's attributes.
const ATTRIBUTES: usize = MAX_EDGES + 1;

/// An edge from a field or a parameter to an entry.
#[derive(Clone, Copy)]
pub(crate) struct Edge {
    /// The number of the field or the parameter.
    pub(crate) name: usize,
    /// The number of the entry.
    pub(crate) target: usize,
    pub(crate) kind: EdgeKind,
}

/// The way in which a consumer resolves the target of an edge.
#[derive(Clone, Copy)]
pub(crate) enum EdgeKind {
    One,
    Later,
    All,
    AllLater,
    /// Both ends are keys of one value.
    Same,
}

/// The number after the last edge.
const NO_EDGE: u32 = 0;

const NO_EDGES: [u32; MAX_EDGES + 2] = [NO_EDGE; MAX_EDGES + 2];

/// The bits of the attributes that hold the lifetime.
const LIFETIME: u32 = 0b11;

/// The bit that is set if the struct has a qualifier and the entry has none.
const MISSING_QUALIFIER: u32 = 4;

/// The bit that is set if the consumer may need entries to which it has no edge.
const UNKNOWN_NEEDS: u32 = 8;

/// The bit that is set if the struct is bound to traits and the entry lists none.
const MISSING_TRAITS: u32 = 32;

/// The bit that is set if there are more than `MAX_EDGES` edges.
const OVERFLOW: u32 = 16;

/// An edge has three bits for its kind, eight for the number of its name, and the rest for its entry.
const NAME_SHIFT: u32 = 3;
const ENTRY_SHIFT: u32 = 11;

/// The kinds of an edge. None is 0, which is `NO_EDGE`.
const KIND_MASK: u32 = 0b111;
const ONE: u32 = 1;
const LATER: u32 = 2;
const ALL: u32 = 3;
const ALL_LATER: u32 = 4;

/// Creates the edges of fields that are all an `Arc`, with one function for each number of fields. For the
/// reason, see `docs/compile-time.md`.
macro_rules! of_pointers {
    ($($of:ident $count:literal: $($entry:ident $number:literal)*;)*) => {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a module has less than two million entries"
        )]
        impl Edges {$(
            #[allow(unused_mut, reason = "without fields, there is nothing to add")]
            pub(crate) const fn $of([$($entry),*]: [usize; $count]) -> Self {
                let mut edges = NO_EDGES;
                $(edges[$number] = ($entry as u32) << ENTRY_SHIFT | $number << NAME_SHIFT | ONE;)*
                Self(edges)
            }
        )*}
    };
}

of_pointers! {
    of0 0: ;
    of1 1: a 0;
    of2 2: a 0 b 1;
    of3 3: a 0 b 1 c 2;
    of4 4: a 0 b 1 c 2 d 3;
    of5 5: a 0 b 1 c 2 d 3 e 4;
    of6 6: a 0 b 1 c 2 d 3 e 4 f 5;
    of7 7: a 0 b 1 c 2 d 3 e 4 f 5 g 6;
    of8 8: a 0 b 1 c 2 d 3 e 4 f 5 g 6 h 7;
}

impl Edges {
    /// No edges.
    pub(crate) const NONE: Self = Self(NO_EDGES);

    /// Returns the edges to the targets of dependencies, in order.
    pub(crate) const fn each(targets: &[Targets]) -> Self {
        let (mut edges, mut count) = (Self::NONE, 0);
        let mut name = 0;
        while name < targets.len() {
            count = edges.push_targets(count, name, targets[name]);
            name += 1;
        }
        edges
    }

    /// Returns the lifetime of the consumer.
    pub(crate) const fn lifetime(&self) -> Lifetime {
        match self.0[ATTRIBUTES] & LIFETIME {
            0 => Lifetime::Singleton,
            1 => Lifetime::Scoped,
            _ => Lifetime::Transient,
        }
    }

    /// Sets the lifetime of the consumer.
    pub(crate) const fn with_lifetime(mut self, lifetime: Lifetime) -> Self {
        let lifetime = match lifetime {
            Lifetime::Singleton => 0,
            Lifetime::Scoped => 1,
            Lifetime::Transient => 2,
        };
        self.0[ATTRIBUTES] = self.0[ATTRIBUTES] & !LIFETIME | lifetime;
        self
    }

    /// Returns true if the struct of the consumer has a qualifier and its entry has none.
    pub(crate) const fn is_qualifier_missing(&self) -> bool {
        self.0[ATTRIBUTES] & MISSING_QUALIFIER != 0
    }

    /// Sets whether the struct of the consumer has a qualifier that its entry lacks.
    pub(crate) const fn with_missing_qualifier(mut self, is_missing: bool) -> Self {
        self.0[ATTRIBUTES] = self.0[ATTRIBUTES] & !MISSING_QUALIFIER
            | if is_missing { MISSING_QUALIFIER } else { 0 };
        self
    }

    /// Returns true if the struct of the consumer is bound to traits and its entry lists none.
    pub(crate) const fn are_traits_missing(&self) -> bool {
        self.0[ATTRIBUTES] & MISSING_TRAITS != 0
    }

    /// Marks the consumer as one whose struct is bound to traits that its entry lacks.
    pub(crate) const fn with_missing_traits(mut self) -> Self {
        self.0[ATTRIBUTES] |= MISSING_TRAITS;
        self
    }

    /// Returns true if the consumer may need entries to which it has no edge.
    pub(crate) const fn have_unknown_needs(&self) -> bool {
        self.0[ATTRIBUTES] & UNKNOWN_NEEDS != 0
    }

    /// Marks the consumer as one that may need entries to which it has no edge.
    pub(crate) const fn with_unknown_needs(mut self) -> Self {
        self.0[ATTRIBUTES] |= UNKNOWN_NEEDS;
        self
    }

    /// Returns true if the consumer has more than `MAX_EDGES` edges.
    pub(crate) const fn exceed_limit(&self) -> bool {
        self.0[ATTRIBUTES] & OVERFLOW != 0
    }

    /// Returns true if the consumer is a singleton without further attributes.
    pub(crate) const fn is_plain_singleton(&self) -> bool {
        self.0[ATTRIBUTES] == 0
    }

    /// Returns the edge of this number, if there is one.
    pub(crate) const fn nth(&self, number: usize) -> Option<Edge> {
        let word = self.0[number];
        if word == NO_EDGE {
            return None;
        }
        Some(Edge {
            name: (word >> NAME_SHIFT & 0xff) as usize,
            target: (word >> ENTRY_SHIFT) as usize,
            kind: match word & KIND_MASK {
                ONE => EdgeKind::One,
                LATER => EdgeKind::Later,
                ALL_LATER => EdgeKind::AllLater,
                _ => EdgeKind::All,
            },
        })
    }

    /// Returns true if all targets are among the first `count` entries.
    ///
    /// See `docs/compile-time.md`.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a module has less than two million entries"
    )]
    pub(crate) const fn are_below(&self, count: usize) -> bool {
        let (words, end) = (&self.0, (count as u32) << ENTRY_SHIFT);
        let mut at = 0;
        while words[at] != NO_EDGE {
            if words[at] > end {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Returns true if one of the targets is marked.
    pub(crate) const fn has_target_in(&self, is_marked: &[bool]) -> bool {
        let mut at = 0;
        while let Some(edge) = self.nth(at) {
            if is_marked[edge.target] {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn push_targets(&mut self, count: usize, name: usize, targets: Targets) -> usize {
        match targets {
            Targets::One(target) => self.push(count, name, target, EdgeKind::One),
            Targets::Later(target) => self.push(count, name, target, EdgeKind::Later),
            Targets::All(target) => self.push(count, name, target, EdgeKind::All),
            Targets::AllLater(target) => self.push(count, name, target, EdgeKind::AllLater),
            Targets::Unknown => {
                self.0[ATTRIBUTES] |= UNKNOWN_NEEDS;
                count
            }
            Targets::Each(parts) => {
                let (mut count, mut part) = (count, 0);
                while part < parts.len() {
                    count = self.push_targets(count, name, parts[part]);
                    part += 1;
                }
                count
            }
        }
    }

    /// Adds an edge after the first `count`. Returns the new number of edges.
    const fn push(&mut self, count: usize, name: usize, target: usize, kind: EdgeKind) -> usize {
        if count == MAX_EDGES {
            self.0[ATTRIBUTES] |= OVERFLOW;
            return count;
        }
        let kind = match kind {
            EdgeKind::One | EdgeKind::Same => ONE,
            EdgeKind::Later => LATER,
            EdgeKind::All => ALL,
            EdgeKind::AllLater => ALL_LATER,
        };
        self.0[count] = word(name, target, kind);
        count + 1
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a module has less than two million entries"
)]
const fn word(name: usize, target: usize, kind: u32) -> u32 {
    (target as u32) << ENTRY_SHIFT | (name as u32) << NAME_SHIFT | kind
}
