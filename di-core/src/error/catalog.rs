//! The bound keys of a graph, indexed by what may be confused with a missing key.

use std::any::TypeId;
use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

use crate::spec::entry::Entry;
use crate::spec::key::{Key, KeyMap, KeySet, Space};
use crate::spec::origin::Label;
use crate::spec::sort::{sort, sort_by};
#[cfg(feature = "testing")]
use crate::spec::source_line::SourceLine;
use crate::spec::type_name::{inside_arc, inside_box, stem, word_sequences};
use crate::spec::visibility::Home;

/// A bound key and its binding.
pub(crate) struct Candidate {
    pub(crate) key: Key,
    pub(crate) entry: Option<Entry>,
    pub(crate) label: Label,
    /// The module that binds the key, unless the root binds it.
    pub(crate) home: Option<Home>,
    /// The slot, if it has a component without traits or another struct, and nothing needs it.
    pub(crate) unneeded: Option<u32>,
}

/// The bound keys of a graph. The cost of a look-up does not depend on their number.
#[derive(Default)]
pub(crate) struct Catalog {
    candidates: Vec<Candidate>,
    /// The candidates of each key in modules, one for each module.
    in_modules: KeyMap<Vec<usize>>,
    by_type: HashMap<TypeId, Vec<usize>>,
    /// The candidates by the last segment of the type's path.
    by_stem: HashMap<&'static str, Vec<usize>>,
    /// The structs by each sequence of words in that segment.
    by_words: HashMap<&'static str, Vec<usize>>,
    /// The structs that nothing needs.
    unneeded: Vec<usize>,
    removed: Removed,
}

/// The keys from which all bindings were removed, or some.
pub(crate) type Removed = KeyMap<Removal>;

/// The reason why a key has lost a binding.
#[derive(Clone)]
pub(crate) enum Removal {
    /// A test removed it, in this line.
    #[cfg(feature = "testing")]
    ByTest(SourceLine),
    /// All traits of the component are replaced, and nothing needs the component itself.
    WithItsTraits(Label),
}

/// The maximum number of candidates of one type that are compared with a missing key.
const MAX_OF_TYPE: usize = 8;

/// The maximum number of candidates with similar names that are compared with a missing key.
const MAX_SIMILAR: usize = 32;

/// The maximum number of structs that nothing needs, among which one may lack a trait.
const MAX_UNNEEDED: usize = 64;

impl Display for Removal {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            #[cfg(feature = "testing")]
            Self::ByTest(line) => write!(out, "by the test at {line}"),
            Self::WithItsTraits(label) => {
                let places = label.places();
                write!(out, "with its traits, which are all replaced ({places})")
            }
        }
    }
}

impl Candidate {
    /// Returns the module that binds the key and hides it from the consumer.
    pub(crate) fn hiding_module(&self, wanted: Key) -> Option<Home> {
        let is_meant = self.key != wanted && self.key.in_root() == wanted.in_root();
        self.home.filter(|home| is_meant && !home.hands_on)
    }
}

impl Catalog {
    pub(crate) fn of(candidates: impl Iterator<Item = Candidate>) -> Self {
        let mut candidates: Vec<Candidate> = candidates.collect();
        sort_by(&mut candidates, |one, other| {
            let name = |it: &Candidate| (it.key.full_name(), it.key.qualifier_name());
            let by_place = one.label.by_place(&other.label);
            by_place.then_with(|| name(one).cmp(&name(other)))
        });
        let mut catalog = Self::default();
        let mut known = KeySet::default();
        for (number, candidate) in candidates.iter().enumerate() {
            let key = candidate.key;
            if key.space() != Space::ROOT && known.insert(key) {
                let in_modules = catalog.in_modules.entry(key.in_root()).or_default();
                in_modules.push(number);
            }
            if candidate.unneeded.is_some() && catalog.unneeded.len() <= MAX_UNNEEDED {
                catalog.unneeded.push(number);
            }
            let of_type = catalog.by_type.entry(key.id()).or_default();
            if !push_up_to(MAX_OF_TYPE, of_type, number) {
                continue;
            }
            let stem = stem(inside_box(inside_arc(key.full_name())));
            let by_stem = catalog.by_stem.entry(stem).or_default();
            push_up_to(MAX_SIMILAR, by_stem, number);
            if !key.is_trait() {
                for words in word_sequences(stem) {
                    let by_words = catalog.by_words.entry(words).or_default();
                    push_up_to(MAX_SIMILAR, by_words, number);
                }
            }
        }
        catalog.candidates = candidates;
        catalog
    }

    /// Returns the catalog with the removals.
    pub(crate) fn with_removed(self, removed: Removed) -> Self {
        Self { removed, ..self }
    }

    /// Returns the reason why a key has lost a binding, if it has.
    pub(crate) fn removal(&self, key: Key) -> Option<&Removal> {
        self.removed.get(&key)
    }

    /// Returns whether the key itself is bound, maybe only as an entry.
    pub(crate) fn is_bound(&self, key: Key) -> bool {
        let related = self.related(key);
        related.iter().any(|candidate| candidate.key == key)
    }

    /// Returns the candidates that modules bind under a key.
    pub(crate) fn in_modules(&self, wanted: Key) -> impl Iterator<Item = &Candidate> {
        self.all(self.in_modules.get(&wanted.in_root()))
    }

    /// Returns the candidates that a user may confuse with a key, each once.
    pub(crate) fn related(&self, wanted: Key) -> Vec<&Candidate> {
        let stem = stem(inside_box(inside_arc(wanted.full_name())));
        let similar = self.by_words.get(stem).filter(|_| wanted.is_dyn());
        let names = word_sequences(stem).filter(|_| !wanted.is_trait());
        let mut numbers: Vec<usize> = Vec::new();
        numbers.extend(self.in_modules.get(&wanted.in_root()).into_iter().flatten());
        numbers.extend(self.by_type.get(&wanted.id()).into_iter().flatten());
        numbers.extend(self.by_stem.get(stem).into_iter().flatten());
        numbers.extend(similar.into_iter().flatten());
        numbers.extend(names.filter_map(|name| self.by_stem.get(name)).flatten());
        sort(&mut numbers);
        numbers.dedup();
        numbers
            .into_iter()
            .map(|number| &self.candidates[number])
            .collect()
    }

    /// Returns the structs that nothing needs, unless there are many.
    pub(crate) fn unneeded(&self) -> impl Iterator<Item = (u32, &Candidate)> {
        let are_few = self.unneeded.len() <= MAX_UNNEEDED;
        let unneeded = self.unneeded.iter().filter(move |_| are_few);
        let unneeded = unneeded.map(|number| &self.candidates[*number]);
        unneeded.filter_map(|candidate| Some((candidate.unneeded?, candidate)))
    }

    fn all<'a>(&'a self, numbers: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Candidate> {
        let numbers = numbers.into_iter().flatten();
        numbers.map(|number| &self.candidates[*number])
    }
}

/// Adds a number to a list that is shorter than the limit. Returns whether it was.
fn push_up_to(limit: usize, numbers: &mut Vec<usize>, number: usize) -> bool {
    let is_free = numbers.len() < limit;
    if is_free {
        numbers.push(number);
    }
    is_free
}
