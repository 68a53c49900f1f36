//! The draft of a graph, built from bindings: replacements, duplicates, traits and decorators.

mod bare;
mod decorate;
mod defaults;
mod duplicate;
mod expand;
mod link;
mod replace;
mod supply;

use std::collections::HashMap;

use crate::binding::{Binding, Provided, What};
use crate::error::{Candidate, Problem};
use crate::graph::check::Graph;
#[cfg(feature = "async")]
use crate::runtime::lifecycle::hooks::Hooks;
use crate::runtime::model::Constructor;
use crate::runtime::value::AnyValue;
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::origin::Label;
use crate::spec::request::Step;
use crate::spec::settings::Settings;
use crate::spec::type_name::marked;
use crate::spec::visibility::{Homes, Spaces};

/// The bindings and modules from which a graph is built.
pub(crate) struct Collected {
    pub(crate) added: Vec<Binding>,
    /// The replacements of added bindings.
    pub(crate) replacing: Vec<Binding>,
    pub(crate) spaces: Spaces,
    /// The problems that were found while the bindings were collected.
    pub(crate) problems: Vec<Problem>,
    pub(crate) settings: Settings,
}

/// A graph without edges, and the sources of its values.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) graph: Graph,
    pub(crate) sources: Vec<SlotSource>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) spaces: Spaces,
    pub(crate) settings: Settings,
    /// The keys in modules that each replacement has taken, by its slot.
    taken: HashMap<u32, Vec<Key>>,
}

/// The source of a slot's values.
pub(crate) struct SlotSource {
    /// True if the constructor runs user code.
    pub(crate) runs_code: bool,
    pub(crate) constructor: Constructor,
    pub(crate) value: Option<AnyValue>,
    #[cfg(feature = "async")]
    pub(crate) hooks: Option<Box<Hooks>>,
}

/// A binding that provides a value.
struct Provision {
    key: Key,
    /// True if it can be resolved by its own key. A replacement may have taken the key.
    owns_key: bool,
    /// The keys in modules that this replacement has taken from the replaced bindings.
    exposed_as: Vec<Key>,
    label: Label,
    provided: Provided,
}

/// A binding that decorates other bindings.
struct Decoration {
    key: Key,
    label: Label,
    steps: Vec<Step>,
    constructor: Constructor,
}

impl Provision {
    /// Returns its own key and the keys of its traits, each with its entry.
    fn keys(&self) -> impl Iterator<Item = (Key, Option<Entry>)> {
        let Provided { traits, entry, .. } = &self.provided;
        let own_entry = entry.clone().filter(|_| traits.is_empty());
        let of_traits = traits.iter().map(|of_trait| (of_trait.key, entry.clone()));
        std::iter::once((self.key, own_entry)).chain(of_traits)
    }

    /// Returns its keys as candidates for near misses.
    fn candidates(&self, homes: &Homes) -> impl Iterator<Item = Candidate> {
        let keys = self.keys();
        keys.map(|(key, entry)| Candidate {
            key,
            entry,
            label: self.label.clone(),
            home: homes.of(key),
            unneeded: None,
        })
    }
}

/// Returns the keys under which a binding is exposed: the taken keys, or its own key if it took none.
fn exposed_keys(taken: &[Key], key: Key) -> impl Iterator<Item = Key> {
    let taken = taken.iter().copied();
    let taken = taken.filter(move |taken| taken.in_root() == key);
    let own = taken.clone().next().is_none().then_some(key);
    own.into_iter().chain(taken)
}

/// Builds a draft from the added bindings and their replacements.
pub(crate) fn draft(collected: Collected) -> Draft {
    marked(|| drafted(collected))
}

fn drafted(collected: Collected) -> Draft {
    let Collected {
        added,
        replacing,
        spaces,
        problems,
        settings,
    } = collected;
    let mut draft = Draft {
        problems,
        settings,
        ..Draft::default()
    };
    draft.graph.homes = spaces.homes();
    let (provisions, mut decorations) = split(added);
    let (replacements, misplaced) = split(replacing);
    let refused = misplaced.iter().map(replace::decorator_cannot_replace);
    draft.problems.extend(refused);
    decorations.extend(misplaced);
    let provisions = defaults::remove_unused(provisions, &spaces);
    let provisions = replace::replace(provisions, replacements, &decorations, &spaces, &mut draft);
    expand::expand(provisions, &mut draft);
    link::link(&spaces, &decorations, &mut draft);
    draft.spaces = spaces;
    draft
}

#[cfg(feature = "testing")]
impl Draft {
    /// Wraps these bindings of a key. Returns the slots of the wrappers.
    pub(crate) fn wrap(
        &mut self,
        key: Key,
        meant: &[u32],
        label: Label,
        constructor: Constructor,
    ) -> Vec<u32> {
        let decoration = Decoration {
            key,
            label,
            steps: Vec::new(),
            constructor,
        };
        decorate::wrap_slots(&decoration, meant, self)
    }
}

fn split(bindings: Vec<Binding>) -> (Vec<Provision>, Vec<Decoration>) {
    let (mut provisions, mut decorations) = (Vec::new(), Vec::new());
    for Binding { key, label, what } in bindings {
        match what {
            What::Provide(provided) => provisions.push(Provision {
                key,
                owns_key: true,
                exposed_as: Vec::new(),
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
