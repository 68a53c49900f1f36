//! A started container: what the start constructs, and the order of hooks.

use std::collections::BTreeSet;

use crate::model::event::Id;
use crate::model::finding::Place;
use crate::model::names::Names;
use crate::model::script::Run;
use crate::model::{Edge, Key, Life, Lifetime};
use crate::reference::graph::{Graph, Kind};
use crate::reference::run::Reference;
use crate::reference::value::{Handle, Held, Holder, Instance};

impl Graph {
    /// Returns the singletons that a start constructs: async ones, those with hooks, eager ones, those that need an
    /// async transient, and the outermost decorators of all of these.
    pub(crate) fn start_roots(&self) -> Vec<usize> {
        let slots = self.slots.iter().enumerate();
        let singletons = slots.filter(|(_, slot)| slot.lifetime == Lifetime::Singleton);
        let roots = singletons.filter(|(number, slot)| {
            let Life {
                is_async,
                has_start,
                has_stop,
            } = slot.life;
            let is_constructed = !matches!(slot.kind, Kind::Trait(_) | Kind::Value);
            let is_root = is_async || has_start || has_stop || slot.is_eager;
            is_constructed && (is_root || self.needs_async_transient(*number))
        });
        let roots = roots.map(|(number, _)| number);
        let decorated = |root| std::iter::once(root).chain(self.outermost_decorators(root));
        roots.flat_map(decorated).collect()
    }

    /// Returns the slots that nothing needs: what an application resolves by itself.
    pub(crate) fn unneeded(&self) -> Vec<usize> {
        let edges = self.slots.iter().flat_map(|slot| &slot.edges);
        let needed: BTreeSet<Key> = edges.map(|edge| edge.key.in_root()).collect();
        let members = self.members.iter();
        let members = members.filter(|member| needed.contains(&member.key.in_root()));
        let slots = members.flat_map(|member| {
            let inside = self.inside(member.slot).into_iter();
            inside.chain([member.slot])
        });
        let inside: BTreeSet<usize> = slots.collect();
        (0..self.slots.len())
            .filter(|slot| !inside.contains(slot))
            .collect()
    }

    fn needs_async_transient(&self, number: usize) -> bool {
        self.direct(number).into_iter().any(|target| {
            let slot = &self.slots[target];
            let is_transient = slot.lifetime == Lifetime::Transient;
            is_transient && (slot.life.is_async || self.needs_async_transient(target))
        })
    }

    /// Returns the places of the bindings that start before one at a place, and stop after it. A `Lazy` or a
    /// `Provider` counts as a dependency, unless it closes a circle.
    pub(crate) fn ordered_below(&self, place: usize) -> BTreeSet<Place> {
        let place = Place::Binding(place);
        let own = self
            .slots
            .iter()
            .position(|slot| slot.place == place && !matches!(slot.kind, Kind::Trait(_)));
        let below = own.map(|own| self.reached(own, Self::ordered));
        let below = below.unwrap_or_default().into_iter();
        below.map(|slot| self.slots[slot].place).collect()
    }

    fn ordered(&self, slot: usize) -> Vec<usize> {
        let edges = self.slots[slot].edges.iter();
        let deferred = edges.flat_map(|edge| self.targets(*edge).1);
        let open = deferred.filter(|target| Holder::of(self, Some(slot), *target) == Holder::Lazy);
        open.chain(self.direct(slot)).collect()
    }
}

/// A started reference container, and the texts of what its callers saw.
pub(crate) struct Started {
    reference: Reference,
    names: Names,
    pub(crate) outcomes: Vec<String>,
}

impl Started {
    /// Starts a container. Returns `None` if a constructor fails.
    pub(crate) fn of(reference: Reference) -> Option<Self> {
        let all = 0..reference.realm(0)?.root.graph.slots.len();
        Self::below(reference, &all.collect::<Vec<_>>())
    }

    /// Starts what is below some slots. Returns `None` if a constructor fails.
    pub(crate) fn below(reference: Reference, slots: &[usize]) -> Option<Self> {
        let container = reference.realm(0)?.clone();
        let graph = &container.root.graph;
        let below = slots
            .iter()
            .flat_map(|slot| graph.reached(*slot, Graph::held));
        let below: BTreeSet<usize> = below.chain(slots.iter().copied()).collect();
        let roots = graph.start_roots().into_iter();
        for root in roots.filter(|root| below.contains(root)) {
            container.resolve(root).ok()?;
        }
        drop(container);
        Some(Self {
            reference,
            names: Names::default(),
            outcomes: Vec::new(),
        })
    }
}

impl Run for Started {
    fn realms(&self) -> usize {
        self.reference.realms()
    }

    fn is_open(&self, realm: usize) -> bool {
        self.reference.is_open(realm)
    }

    fn open(&mut self, inside: usize, level: Option<usize>, seeds: &[Key]) {
        self.reference.open(inside, level, seeds);
    }

    fn get(&mut self, inside: usize, edge: Edge) {
        let Some(realm) = self.reference.realm(inside) else {
            return;
        };
        let got = realm.dependency(None, edge).ok();
        let text = got.as_ref().map(|held| held.text(&mut self.names));
        self.outcomes.push(text.unwrap_or("error".to_owned()));
        self.reference.keep(got);
    }

    fn touch(&mut self) {
        let handles = self.reference.handles();
        let texts = handles.into_iter().map(|handle| {
            let got = Handle::get(handle).ok();
            let text = got.map(|instance| instance.text(&mut self.names));
            text.unwrap_or("error".to_owned())
        });
        self.outcomes.extend(texts);
    }

    fn warm_up(&mut self) {}

    fn results(&self) -> usize {
        self.reference.results()
    }

    fn release(&mut self, result: usize) {
        self.reference.release(result);
    }

    fn close(&mut self, realm: usize) {
        self.reference.close(realm);
    }
}

impl Held {
    fn text(&self, names: &mut Names) -> String {
        match self {
            Self::Strong(instance) => instance.text(names),
            Self::Weak(weak) => match weak.upgrade() {
                Some(instance) => format!("weak {}", instance.text(names)),
                None => "weak".to_owned(),
            },
            Self::Handle(_) => "later".to_owned(),
            Self::Group(None) => "none".to_owned(),
            Self::Group(Some(group)) => {
                let group = group.iter().map(|held| held.text(names));
                group.collect::<Vec<_>>().join(" ")
            }
            Self::Many(members) => {
                let members = members.iter();
                let members = members.map(|(key, held)| format!("{key:?} {}", held.text(names)));
                format!("[{}]", members.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Instance {
    fn text(&self, names: &mut Names) -> String {
        let id: Id = self.id;
        names.name(id, self.maker, |names| {
            let inner = self.inner.iter().map(|inner| inner.text(names));
            let mut parts: Vec<String> = inner.collect();
            parts.extend(self.held.iter().map(|held| held.text(names)));
            parts.join("; ")
        })
    }
}
