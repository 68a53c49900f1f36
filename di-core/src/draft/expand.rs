//! From bindings to nodes: one for each binding, and one for each trait of a component.

use super::replace::same_entry;
use super::{Draft, Provision, SlotSource};
use crate::erased::{Entry, Member};
use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::Node;
use crate::key::Key;
use crate::label::Label;
use crate::lifetime::Lifetime;
use crate::maker::Making;

pub(super) fn expand(provisions: Vec<Provision>, draft: &mut Draft) {
    for mut provision in provisions {
        if let Some(problem) = duplicate(&provision, draft) {
            draft.problems.push(problem);
            // Its needs are checked all the same, and it has those traits that the first has not.
            provision.owns_key = false;
            let bound = &draft.graph.members;
            let traits = &mut provision.provided.traits;
            traits.retain(|of_trait| !bound.contains_key(&of_trait.key));
        }
        draft.provide(provision);
    }
}

impl Draft {
    fn provide(&mut self, provision: Provision) {
        let Provision {
            key,
            owns_key,
            label,
            provided,
        } = provision;
        let lifetime = provided.lifetime;
        let node = Node {
            label,
            lifetime,
            shared: lifetime,
            inner: None,
            is_alias: false,
            steps: provided.steps,
        };
        let own = SlotSource {
            making: provided.making,
            value: provided.value,
        };
        let own = self.push(node, own);
        let has_traits = !provided.traits.is_empty();
        if owns_key {
            let entry = provided.entry.clone().filter(|_| !has_traits);
            self.expose(key, own, entry);
        }
        for bound in provided.traits {
            // What is not a singleton is held by the component's own slot alone.
            let held = match lifetime {
                Lifetime::Singleton => Lifetime::Singleton,
                Lifetime::Scoped | Lifetime::Transient => Lifetime::Transient,
            };
            let node = Node {
                label,
                lifetime: held,
                shared: lifetime,
                inner: Some(own),
                is_alias: true,
                steps: Vec::new(),
            };
            let alias = self.push(node, SlotSource::of(bound.making));
            self.expose(bound.key, alias, provided.entry.clone());
        }
    }

    pub(super) fn push(&mut self, node: Node, source: SlotSource) -> u32 {
        let number = self.graph.push(node);
        self.sources.push(source);
        number
    }

    fn expose(&mut self, key: Key, slot: u32, entry: Option<Entry>) {
        let members = self.graph.members.entry(key).or_default();
        members.push(Member { slot, entry });
    }

    /// Who has the place of a seed, for which a scope has one value of a key.
    fn seed(&self, key: Key) -> Option<Label> {
        let members = self.graph.members.get(&key)?.iter();
        let mut labels = members.map(|member| self.graph.node(member.slot).label);
        labels.find(Label::is_seed)
    }

    fn bound(&self, key: Key, entry: Option<&Entry>) -> Option<Label> {
        let members = self.graph.members.get(&key)?;
        let same = members
            .iter()
            .find(|member| same_entry(member.entry.as_ref(), entry))?;
        Some(self.graph.node(same.slot).label)
    }
}

impl SlotSource {
    pub(super) fn of(making: Making) -> Self {
        Self {
            making,
            value: None,
        }
    }
}

/// A struct is bound once under one qualifier, and a map has an entry once.
fn duplicate(provision: &Provision, draft: &Draft) -> Option<Problem> {
    let provided = &provision.provided;
    let entry = provided.entry.as_ref();
    let own_entry = entry.filter(|_| provided.traits.is_empty());
    let own = Some((provision.key, own_entry)).filter(|_| provision.owns_key);
    let traits = provided.traits.iter().map(|bound| (bound.key, entry));
    if let Some(first) = draft
        .seed(provision.key)
        .filter(|_| provision.label.is_seed())
    {
        return Some(bound_twice(provision.key, None, &first, &provision.label));
    }
    for (key, entry) in own.into_iter().chain(traits) {
        if key.is_trait() && entry.is_none() {
            continue;
        }
        if let Some(first) = draft.bound(key, entry) {
            return Some(bound_twice(key, entry, &first, &provision.label));
        }
    }
    None
}

fn bound_twice(key: Key, entry: Option<&Entry>, first: &Label, second: &Label) -> Problem {
    let headline = match entry {
        Some(entry) => format!("the entry {entry:?} of {key} is bound twice"),
        None => format!("{key} is bound twice"),
    };
    let mut both = [first, second];
    both.sort_by(|one, other| one.by_place(other));
    let text = ProblemText::new(headline)
        .lines("by", both.map(|label| label.as_candidate(key)))
        .line(
            "help",
            "remove one; or tell them apart with `.key::<Q>()`; or write `.replace(..)` for the one that is to win",
        );
    Problem::new(ProblemKind::Duplicate, text)
}
