//! What a component or a function asks of a module, in numbers.

use crate::spec::lifetime::Lifetime;

/// How many entries a component or a function asks a module for at most: more than a list of fields
/// can have, and less only than many fields that are tuples.
const MOST: usize = 255;

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
/// It is one array of numbers, since rustc has one for each component, and looks into all that is no
/// number. How long the array is makes no difference to it. The last number is what a component says
/// beside.
#[derive(Clone, Copy, Debug)]
pub struct Edges([u32; MOST + 2]);

/// The place of what a component says beside what it asks for.
const SAID: usize = MOST + 1;

/// One of them.
#[derive(Clone, Copy)]
pub(crate) struct Edge {
    /// The number of the field or the parameter.
    pub(crate) name: usize,
    /// The entry.
    pub(crate) target: usize,
    pub(crate) way: Way,
}

/// How an edge asks.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    One,
    Later,
    All,
    /// It is the same thing.
    Same,
}

/// Stands for no edge, in the places after the last one.
const NO_EDGE: u32 = 0;

const NOTHING: [u32; MOST + 2] = [NO_EDGE; MOST + 2];

/// What is said beside: the lifetime,
const LIFETIME: u32 = 0b11;

/// that a qualifier stands at the struct and none at the entry,
const LACKS_KEY: u32 = 4;

/// and that more is asked for than there are places.
const TOO_MANY: u32 = 16;

/// An edge has two bits for its way, eight for the number of its name, and the rest for its entry.
const NAME: u32 = 2;
const ENTRY: u32 = 10;

/// The ways that an edge can have. None is 0, which stands for no edge.
const WAY: u32 = 0b11;
const ONE: u32 = 1;
const LATER: u32 = 2;
const ALL: u32 = 3;

impl Edges {
    /// Nothing is asked for.
    pub(crate) const NONE: Self = Self(NOTHING);

    /// Those of dependencies, one after the other.
    pub(crate) const fn each(targets: &[Targets]) -> Self {
        let (mut edges, mut count) = (Self::NONE, 0);
        let mut name = 0;
        while name < targets.len() {
            count = edges.push_targets(count, name, targets[name]);
            name += 1;
        }
        edges
    }

    /// The lifetime of who asks.
    pub(crate) const fn lifetime(&self) -> Lifetime {
        match self.0[SAID] & LIFETIME {
            0 => Lifetime::Singleton,
            1 => Lifetime::Scoped,
            _ => Lifetime::Transient,
        }
    }

    /// With this lifetime.
    pub(crate) const fn with_lifetime(mut self, lifetime: Lifetime) -> Self {
        let lifetime = match lifetime {
            Lifetime::Singleton => 0,
            Lifetime::Scoped => 1,
            Lifetime::Transient => 2,
        };
        self.0[SAID] = self.0[SAID] & !LIFETIME | lifetime;
        self
    }

    /// Whether who asks has a qualifier at its struct, and none at its entry.
    pub(crate) const fn lacks_key(&self) -> bool {
        self.0[SAID] & LACKS_KEY != 0
    }

    /// With such a qualifier, or without.
    pub(crate) const fn lacking_key(mut self, lacks_key: bool) -> Self {
        self.0[SAID] = self.0[SAID] & !LACKS_KEY | if lacks_key { LACKS_KEY } else { 0 };
        self
    }

    /// Whether more is asked for than there are places.
    pub(crate) const fn are_too_many(&self) -> bool {
        self.0[SAID] & TOO_MANY != 0
    }

    /// Whether who asks is a singleton of which there is no more to say.
    pub(crate) const fn is_usual(&self) -> bool {
        self.0[SAID] == 0
    }

    /// The one of this number, if there are so many.
    pub(crate) const fn nth(&self, number: usize) -> Option<Edge> {
        let word = self.0[number];
        if word == NO_EDGE {
            return None;
        }
        Some(Edge {
            name: (word >> NAME & 0xff) as usize,
            target: (word >> ENTRY) as usize,
            way: match word & WAY {
                ONE => Way::One,
                LATER => Way::Later,
                _ => Way::All,
            },
        })
    }

    /// Whether each of them is one of so many entries.
    ///
    /// rustc runs it for every component, and takes its time for every step and every name.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a module has less than four million entries"
    )]
    pub(crate) const fn are_among(&self, count: usize) -> bool {
        let (words, end) = (&self.0, (count as u32) << ENTRY);
        let mut at = 0;
        while words[at] != NO_EDGE {
            if words[at] > end {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Whether one of them is marked.
    pub(crate) const fn is_one_of(&self, is_marked: &[bool]) -> bool {
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
            Targets::One(target) => self.push(count, name, target, Way::One),
            Targets::Later(target) => self.push(count, name, target, Way::Later),
            Targets::All(target) => self.push(count, name, target, Way::All),
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

    /// Adds an edge behind so many; how many there are then.
    const fn push(&mut self, count: usize, name: usize, target: usize, way: Way) -> usize {
        if count == MOST {
            self.0[SAID] |= TOO_MANY;
            return count;
        }
        let way = match way {
            Way::One | Way::Same => ONE,
            Way::Later => LATER,
            Way::All => ALL,
        };
        self.0[count] = word(name, target, way);
        count + 1
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a module has less than four million entries"
)]
const fn word(name: usize, target: usize, way: u32) -> u32 {
    (target as u32) << ENTRY | (name as u32) << NAME | way
}
