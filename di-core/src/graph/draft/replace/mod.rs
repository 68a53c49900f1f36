//! Replacements: each replaces the bindings of its keys.

mod left;
mod problems;

use crate::error::{Candidate, Catalog, Problem, Removal};
use crate::graph::draft::bare::remove_unneeded;
use crate::graph::draft::replace::left::Left;
pub(crate) use crate::graph::draft::replace::problems::decorator_cannot_replace;
use crate::graph::draft::replace::problems::{
    Replaced, WithoutTarget, orphaned_traits, replaced_twice,
};
use crate::graph::draft::{Decoration, Draft, Provision};
use crate::spec::entry::{Entry, EntryId};
use crate::spec::key::{Key, KeySet};
use crate::spec::origin::Label;
use crate::spec::visibility::Spaces;

/// The state while replacements take the keys of bindings, one after the other.
struct Replacing {
    left: Left,
    /// The replacements, each with the place of the first binding that it replaces.
    placed: Vec<(usize, Provision)>,
    replaced: Replaced,
    replaced_twice: Vec<Problem>,
    without_target: Vec<WithoutTarget>,
}

/// Applies each replacement to the bindings of its keys. A component is removed if all its traits are
/// replaced and nothing needs it by its own key.
pub(crate) fn replace(
    provisions: Vec<Provision>,
    replacements: Vec<Provision>,
    decorations: &[Decoration],
    spaces: &Spaces,
    draft: &mut Draft,
) -> Vec<Provision> {
    if replacements.is_empty() {
        return provisions;
    }
    let homes = spaces.homes();
    let added = provisions.iter().flat_map(|it| it.candidates(&homes));
    let added: Vec<Candidate> = added.collect();
    let mut replacing = Replacing::of(Left::of(provisions, spaces));
    for replacement in replacements {
        replacing.place(replacement);
    }
    let removed = replacing.remove_unneeded(decorations, spaces);
    draft.graph.removed.extend(removed);
    draft.problems.extend(replacing.problems(added, spaces));
    replacing.left.with(replacing.placed)
}

impl Replacing {
    fn of(left: Left) -> Self {
        Self {
            left,
            placed: Vec::new(),
            replaced: Replaced::default(),
            replaced_twice: Vec::new(),
            without_target: Vec::new(),
        }
    }

    /// Gives a replacement the keys of the bindings that it replaces, and the place of the first of them.
    fn place(&mut self, mut replacement: Provision) {
        let mut first = self.left.count();
        let mut is_second = false;
        for (key, entry, required) in targets(&replacement) {
            let taken = &mut replacement.exposed_as;
            if let Some(place) = self.left.take_key(key, entry.as_ref(), taken) {
                first = first.min(place);
                let by_entry = self.replaced.entry(key).or_default();
                let by = by_entry.entry(EntryId::of(entry.as_ref()));
                by.or_insert_with(|| replacement.label.clone());
            } else if let Some(before) = self.before(key, entry.as_ref()).filter(|_| required) {
                is_second = true;
                let both = [before.clone(), replacement.label.clone()];
                let problem = replaced_twice(key, entry.as_ref(), both);
                self.replaced_twice.push(problem);
            } else if required {
                let problem = WithoutTarget::of(&replacement, key, entry);
                self.without_target.push(problem);
            }
        }
        replacement.exposed_as = without_repeats(&replacement.exposed_as);
        if !is_second {
            self.placed.push((first, replacement));
        }
    }

    /// Returns the replacement that has taken a key and entry before.
    fn before(&self, key: Key, entry: Option<&Entry>) -> Option<&Label> {
        self.replaced.get(&key)?.get(&EntryId::of(entry))
    }

    /// Removes the components that have lost all their traits, and that nothing needs. Returns their keys.
    fn remove_unneeded(
        &mut self,
        decorations: &[Decoration],
        spaces: &Spaces,
    ) -> impl Iterator<Item = (Key, Removal)> + use<> {
        let Left {
            bare, provisions, ..
        } = &mut self.left;
        let placed = self.placed.iter().map(|(_, replacement)| replacement);
        let removed = remove_unneeded(bare, provisions, placed, decorations, spaces);
        let removed = removed.into_iter();
        removed.map(|it| (it.key, Removal::WithItsTraits(it.label)))
    }

    /// Returns the problems of all replacements. The added bindings, before any replacement, are the candidates for
    /// what a replacement without a target means.
    fn problems(&mut self, added: Vec<Candidate>, spaces: &Spaces) -> Vec<Problem> {
        let mut problems = std::mem::take(&mut self.replaced_twice);
        let old = self.left.provisions.iter().flatten();
        problems.extend(old.filter_map(|old| orphaned_traits(old, &self.replaced)));
        if !self.without_target.is_empty() {
            let catalog = Catalog::of(added.into_iter());
            let without_target = self.without_target.iter();
            problems.extend(without_target.map(|it| it.problem(&catalog, spaces)));
        }
        problems
    }
}

/// Returns the keys that a replacement takes, and whether each must be bound. A component with traits takes
/// their keys, which must be bound, and its own key if it is bound.
fn targets(replacement: &Provision) -> Vec<(Key, Option<Entry>, bool)> {
    let provided = &replacement.provided;
    let traits = provided.traits.iter();
    let mut targets: Vec<_> = traits
        .map(|bound| (bound.key, provided.entry.clone(), true))
        .collect();
    let itself = targets.is_empty();
    let entry = provided.entry.clone().filter(|_| itself);
    targets.push((replacement.key, entry, itself));
    targets
}

fn without_repeats(keys: &[Key]) -> Vec<Key> {
    let mut seen = KeySet::default();
    let first = keys.iter().filter(|key| seen.insert(**key));
    first.copied().collect()
}
