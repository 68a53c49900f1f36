//! The nodes of bindings: one for each binding, and one for each trait of a component.

use crate::graph::check::Node;
use crate::graph::draft::duplicate::Duplicates;
use crate::graph::draft::{Draft, Provision, SlotSource, exposed_keys};
use crate::runtime::model::Constructor;
use crate::runtime::slot::Member;
use crate::spec::entry::Entry;
use crate::spec::key::Key;

pub(crate) fn expand(provisions: Vec<Provision>, draft: &mut Draft) {
    let duplicates = Duplicates::among(&provisions);
    for (at, mut provision) in provisions.into_iter().enumerate() {
        if duplicates.is_repeated[at] {
            // The check still covers its needs. It keeps the traits that no other binding claims.
            provision.owns_key = false;
            let traits = &mut provision.provided.traits;
            traits.retain(|of_trait| !duplicates.bound.contains_key(&of_trait.key));
        }
        draft.provide(provision);
    }
    draft.problems.extend(duplicates.problems);
}

impl Draft {
    fn provide(&mut self, provision: Provision) {
        let Provision {
            key,
            owns_key,
            exposed_as,
            label,
            provided,
        } = provision;
        let lifetime = provided.lifetime;
        let node = Node {
            label: label.clone(),
            lifetime,
            shared: lifetime,
            level: provided.level,
            inner: None,
            is_alias: false,
            is_eager: provided.is_eager,
            external: provided.external,
            space: key.space(),
            steps: provided.steps,
        };
        let own = SlotSource {
            runs_code: provided.runs_code,
            constructor: provided.constructor,
            value: provided.value,
            #[cfg(feature = "async")]
            hooks: provided.hooks,
        };
        let own = self.push(node, own);
        self.record_taken(own, &exposed_as);
        let has_traits = !provided.traits.is_empty();
        if owns_key {
            for key in exposed_keys(&exposed_as, key) {
                let entry = provided.entry.clone().filter(|_| !has_traits);
                self.expose(key, own, entry);
            }
        }
        for bound in provided.traits {
            let node = Node {
                label: label.clone(),
                lifetime,
                shared: lifetime,
                level: provided.level,
                inner: Some(own),
                is_alias: true,
                is_eager: false,
                external: false,
                space: key.space(),
                steps: Vec::new(),
            };
            let alias = self.push(node, SlotSource::of(bound.constructor));
            self.record_taken(alias, &exposed_as);
            for key in exposed_keys(&exposed_as, bound.key) {
                self.expose(key, alias, provided.entry.clone());
            }
        }
    }

    pub(crate) fn push(&mut self, node: Node, source: SlotSource) -> u32 {
        let number = self.graph.push(node);
        self.sources.push(source);
        number
    }

    fn record_taken(&mut self, slot: u32, keys: &[Key]) {
        if !keys.is_empty() {
            self.taken.insert(slot, keys.to_vec());
        }
    }

    fn expose(&mut self, key: Key, slot: u32, entry: Option<Entry>) {
        let members = self.graph.members.entry(key).or_default();
        members.push(Member { slot, entry });
    }
}

impl SlotSource {
    pub(crate) fn of(constructor: Constructor) -> Self {
        Self {
            runs_code: true,
            constructor,
            value: None,
            #[cfg(feature = "async")]
            hooks: None,
        }
    }
}
