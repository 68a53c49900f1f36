//! From bindings to the nodes of a graph: replacements, duplicates, traits and decorators.

mod decorate;
mod duplicate;
mod expand;
mod link;
mod replace;

use crate::binding::{Binding, Provided, What};
use crate::error::{Candidate, Problem};
use crate::graph::check::Graph;
use crate::runtime::model::Constructor;
use crate::runtime::value::AnyValue;
#[cfg(feature = "testing")]
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::origin::Label;
use crate::spec::request::Step;
use crate::spec::visibility::{Homes, Spaces};

/// All that a graph is put together of.
pub(crate) struct Collected {
    pub(crate) added: Vec<Binding>,
    /// What replaces some of it.
    pub(crate) replacing: Vec<Binding>,
    pub(crate) spaces: Spaces,
    /// What was wrong with it from the start.
    pub(crate) problems: Vec<Problem>,
}

/// A graph that is not answered yet, and where the values of its nodes come from.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) graph: Graph,
    pub(crate) sources: Vec<SlotSource>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) spaces: Spaces,
}

/// Where the values of a slot come from.
pub(crate) struct SlotSource {
    /// Whether the constructor runs code of a user.
    pub(crate) runs_code: bool,
    pub(crate) constructor: Constructor,
    pub(crate) value: Option<AnyValue>,
}

/// A binding that provides something.
struct Provision {
    key: Key,
    /// Whether it can be asked for by its own key; a replacement may have taken that.
    owns_key: bool,
    /// The keys that it has taken from what it replaces, where these are in modules.
    seen_as: Vec<Key>,
    label: Label,
    provided: Provided,
}

/// A binding that decorates.
struct Decoration {
    key: Key,
    label: Label,
    steps: Vec<Step>,
    constructor: Constructor,
}

impl Provision {
    /// Its own key and those of its traits, as what could have been meant.
    fn candidates(&self, homes: &Homes) -> impl Iterator<Item = Candidate> {
        let Provided { traits, entry, .. } = &self.provided;
        let own_entry = entry.clone().filter(|_| traits.is_empty());
        let of_traits = traits.iter().map(|of_trait| (of_trait.key, entry.clone()));
        std::iter::once((self.key, own_entry))
            .chain(of_traits)
            .map(|(key, entry)| Candidate {
                key,
                entry,
                label: self.label,
                home: homes.of(key),
            })
    }
}

/// The keys under which something is bound to a key of its own: those that it has taken, or that.
fn seen_as(taken: &[Key], key: Key) -> impl Iterator<Item = Key> {
    let taken = taken.iter().copied();
    let taken = taken.filter(move |taken| taken.in_root() == key);
    let own = taken.clone().next().is_none().then_some(key);
    own.into_iter().chain(taken)
}

/// Puts a graph together out of what was added and of what replaces some of it.
pub(crate) fn draft(collected: Collected) -> Draft {
    let Collected {
        added,
        replacing,
        spaces,
        problems,
    } = collected;
    let mut draft = Draft {
        problems,
        ..Draft::default()
    };
    draft.graph.homes = spaces.homes();
    let (provisions, mut decorations) = split(added);
    let (replacements, misplaced) = split(replacing);
    let refused = misplaced.iter().map(replace::decorator_cannot_replace);
    draft.problems.extend(refused);
    decorations.extend(misplaced);
    let provisions = replace::replace(provisions, replacements, &spaces, &mut draft.problems);
    expand::expand(provisions, &mut draft);
    link::link(&spaces, &decorations, &mut draft);
    draft.spaces = spaces;
    draft
}

#[cfg(feature = "testing")]
impl Draft {
    /// Wraps once more what is bound to a key under this entry, or under none; returns the slots
    /// of what it is wrapped in.
    pub(crate) fn wrap(
        &mut self,
        key: Key,
        entry: Option<&Entry>,
        label: Label,
        constructor: Constructor,
    ) -> Vec<u32> {
        let decoration = Decoration {
            key,
            label,
            steps: Vec::new(),
            constructor,
        };
        decorate::wrap_entry(&decoration, entry, self)
    }
}

fn split(bindings: Vec<Binding>) -> (Vec<Provision>, Vec<Decoration>) {
    let (mut provisions, mut decorations) = (Vec::new(), Vec::new());
    for Binding { key, label, what } in bindings {
        match what {
            What::Provide(provided) => provisions.push(Provision {
                key,
                owns_key: true,
                seen_as: Vec::new(),
                label,
                provided,
            }),
            What::Decorate { steps, constructor } => decorations.push(Decoration {
                key,
                label,
                steps,
                constructor,
            }),
        }
    }
    (provisions, decorations)
}
