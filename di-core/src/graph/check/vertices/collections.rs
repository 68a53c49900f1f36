//! The collections of a graph: the bindings that a `Vec` or a map receives.

use std::any::TypeId;
use std::sync::Arc;

use crate::runtime::slot::{Edge, Holder, Member};
use crate::spec::key::{Key, KeyMap};
use crate::spec::request::Element;
use crate::spec::sort::sort_by_key;

/// The bindings that a `Vec` or a map receives: all of a key, or its entries with keys of one type.
///
/// A collection is a vertex of the graph, between its consumers and its members. So a check follows an edge for
/// each consumer and one for each member, instead of one for each pair of them.
pub(crate) struct Collection {
    /// The members in order of registration.
    members: Arc<[Member]>,
    /// The members with handles whose values cannot hold the handles.
    deferred: Option<Arc<[(Member, Holder)]>>,
    /// The members by source location.
    pub(crate) in_order: Vec<Member>,
    /// True if the key has entries with keys of other types than the map.
    pub(crate) has_other_entries: bool,
}

/// The collections that constructors need, each once.
#[derive(Default)]
pub(crate) struct Collections {
    pub(crate) all: Vec<Collection>,
    /// The places of the collections of a key, each with the type of the map's keys.
    by_key: KeyMap<Vec<(Option<TypeId>, usize)>>,
}

impl Collections {
    /// Returns the collection of these bindings of a key, and its place among all: of all of them, or of the
    /// entries with keys of a type.
    pub(crate) fn find(
        &mut self,
        key: Key,
        bound: &[Member],
        entries: Option<TypeId>,
    ) -> (usize, &mut Collection) {
        let of_key = self.by_key.entry(key).or_default();
        let known = of_key.iter().find(|(other, _)| *other == entries);
        let place = known.map_or(self.all.len(), |(_, place)| *place);
        if place == self.all.len() {
            of_key.push((entries, place));
            self.all.push(Collection::of(bound, entries));
        }
        (place, &mut self.all[place])
    }
}

impl Collection {
    fn of(bound: &[Member], entries: Option<TypeId>) -> Self {
        let members = bound.iter().filter(|member| member.is_in(entries));
        Self {
            members: members.cloned().collect(),
            deferred: None,
            in_order: Vec::new(),
            has_other_entries: bound.iter().any(|member| member.is_missing_in(entries)),
        }
    }

    /// Returns the edge from a consumer to the members.
    pub(crate) fn edge(&mut self, element: Element) -> Edge {
        match element {
            Element::Arc => Edge::Many(Arc::clone(&self.members)),
            Element::Deferred(_) => {
                let members = &self.members;
                let deferred = self.deferred.get_or_insert_with(|| {
                    let members = members.iter().cloned();
                    members.map(|member| (member, Holder::Lazy)).collect()
                });
                Edge::ManyDeferred(Arc::clone(deferred))
            }
        }
    }

    /// Sorts the members by the ranks of their slots.
    pub(crate) fn sort(&mut self, ranks: &[u32]) {
        self.in_order = self.members.to_vec();
        sort_by_key(&mut self.in_order, |member| ranks[member.slot as usize]);
    }
}
