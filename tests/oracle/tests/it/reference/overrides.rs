//! The overrides of a test graph, which change the finished graph.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place};
use crate::model::overrides::{Change, Override, Which, override_maker};
use crate::model::shape::Request;
use crate::model::{Edge, Entry, Fails, Key, Life, Lifetime, Type, Wiring};
use crate::reference::graph::{Graph, Kind, Member, Slot};
use crate::reference::realm::Resolved;

impl Graph {
    pub(crate) fn apply_overrides(&mut self, wiring: &Wiring) {
        for (number, over) in wiring.overrides_in_order() {
            let space = self.space_of(&over, wiring);
            let key = space.map(|space| over.key.in_space(space));
            let chosen = key.map_or(Vec::new(), |key| self.chosen(&over, key));
            match (key, over.change) {
                (Some(_), Change::Replace) => {
                    self.replace(number, &chosen, Kind::Double(number), Vec::new());
                }
                (Some(_), Change::Rebind) => {
                    // Its parameters are dependencies of the test.
                    let edges = wiring.edges_of(override_maker(number)).to_vec();
                    self.replace(number, &chosen, Kind::Constructed, edges);
                }
                (Some(key), Change::Wrap) => {
                    let wrap = |slot: &usize| self.wrap(number, key, *slot);
                    chosen.iter().for_each(wrap);
                }
                (Some(key), Change::Remove) => {
                    let entry = match over.which {
                        Which::Entry(entry) => Some(entry),
                        _ => None,
                    };
                    let keys = self.remove(key, &chosen);
                    self.removals.push((number, keys, entry));
                }
                (None, _) => {
                    let nothing = Finding::NoTarget(Place::Override(number));
                    self.findings.insert(nothing);
                }
            }
        }
    }

    /// Returns the numbers of the overrides that nothing needs of what a test has resolved.
    pub(crate) fn unused(&self, resolved: &Resolved) -> BTreeSet<usize> {
        let slots = resolved.slots.iter().copied();
        let below = slots
            .clone()
            .flat_map(|slot| self.reached(slot, Self::held));
        let needed: BTreeSet<usize> = below.chain(slots).collect();
        // A wrapper of several bindings is used if one of them is.
        let used = self.overriding.iter();
        let used = used.filter(|(_, slot)| needed.contains(slot));
        let used: BTreeSet<usize> = used.map(|(number, _)| *number).collect();
        let edges = needed.iter().flat_map(|slot| &self.slots[*slot].edges);
        let of_edges = edges.flat_map(|edge| {
            let requests = edge.shape.requests().iter();
            requests.map(|request| (edge.key, *request))
        });
        let looked_up = resolved.looked_up.iter().copied().chain(of_edges);
        let looked_up: Vec<(Key, Request)> = looked_up.collect();
        let is_missed = |keys: &BTreeSet<Key>, entry: Option<Entry>| {
            let mut requests = looked_up.iter().filter(|(key, _)| keys.contains(key));
            requests.any(|(_, request)| request.may_receive(entry))
        };
        let removals = self.removals.iter();
        let idle = removals.filter(|(_, keys, entry)| !is_missed(keys, *entry));
        let unused = self.overrides.iter().copied();
        let unused = unused.filter(|number| !used.contains(number));
        unused.chain(idle.map(|(number, ..)| *number)).collect()
    }

    /// Returns the slots that an override changes, as a space sees them.
    fn chosen(&self, over: &Override, key: Key) -> Vec<usize> {
        let plain = self.candidates(key).into_iter();
        match over.which {
            Which::Plain => plain.collect(),
            Which::Nth(position) => plain.skip(position).take(1).collect(),
            Which::Of(component) => plain.filter(|slot| self.is_of(component, *slot)).collect(),
            Which::Entry(entry) => {
                let members = self.bound_to(key).into_iter();
                let meant = members.filter(|member| member.entry == Some(entry));
                meant.map(|member| member.slot).collect()
            }
        }
    }

    /// Returns whether a slot leads to what is bound to a component.
    fn is_of(&self, component: usize, slot: usize) -> bool {
        let mut inside_slot = self.inside(slot);
        // `member` finds an override by the component whose trait it replaces.
        let replaced = self.replaced_components.get(&self.without_decorators(slot));
        inside_slot.extend(replaced.into_iter().flat_map(|it| self.inside(*it)));
        inside_slot.extend(replaced);
        let own = self.members.iter();
        let mut own = own.filter(|member| member.key.of == Type::Component(component));
        own.any(|member| {
            let core = std::iter::once(member.slot).chain(self.inside(member.slot));
            let mut core = core.filter(|slot| self.inner(*slot).is_none());
            core.any(|core| core == slot || inside_slot.contains(&core))
        })
    }

    /// Returns the space in which an override changes its key: the one that it names, or else that of the builder, or else
    /// that of the only module with such a binding. Modules that the builder installs precede the others.
    fn space_of(&self, over: &Override, wiring: &Wiring) -> Option<usize> {
        let modules = &wiring.modules;
        let used = modules.spaces().into_iter();
        let mut spaces: Vec<usize> = used
            .filter(|space| !self.chosen(over, over.key.in_space(*space)).is_empty())
            .collect();
        if over.key.space > 0 {
            return Some(over.key.space).filter(|space| spaces.contains(space));
        }
        if spaces.contains(&0) {
            return Some(0);
        }
        let is_installed = |space: &usize| modules.is_installed[space - 1];
        let has_installed = spaces.iter().any(is_installed);
        spaces.retain(|space| is_installed(space) || !has_installed);
        // A module that only imports the bindings does not count.
        spaces.retain(|space| {
            let chosen = self.chosen(over, over.key.in_space(*space)).into_iter();
            let mut homes = chosen.map(|slot| self.slots[self.without_decorators(slot)].space);
            is_installed(space) || homes.any(|home| home == *space)
        });
        match spaces[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Puts a double or a factory in the place of the slots in all lists. A list with several of them keeps the one with the
    /// most decorators.
    fn replace(&mut self, number: usize, chosen: &[usize], kind: Kind, edges: Vec<Edge>) {
        let own = self.own(chosen);
        let (first, others) = (own[0], &own[1..]);
        let own_of = |member: &Member| self.without_decorators(member.slot);
        let is_repeated = |member: &Member| {
            let list = self.bound_to(member.key).into_iter();
            let doubles = list.filter(|it| own.contains(&own_of(it)));
            // The decorators of the key stay.
            let rank = |it: &Member| (self.decorators_of(it.slot), own_of(it) == first);
            let mut doubles: Vec<Member> = doubles.collect();
            doubles.reverse();
            let kept = doubles.iter().max_by_key(|it| rank(it)).map(own_of);
            own.contains(&own_of(member)) && kept != Some(own_of(member))
        };
        let repeated = self.members.iter().map(is_repeated).collect();
        self.take_out(repeated);
        if let (true, Kind::Trait(component)) = (others.is_empty(), self.slots[first].kind) {
            self.replaced_components.insert(first, component);
        }
        let lifetime = self.slots[first].lifetime;
        let mut lifetimes = others.iter().map(|slot| self.slots[*slot].lifetime);
        let is_alike = lifetimes.all(|other| other == lifetime);
        for other in others {
            let members = self.members.iter_mut().map(|member| &mut member.slot);
            let inner = self
                .slots
                .iter_mut()
                .filter_map(|slot| match &mut slot.kind {
                    Kind::Decorator(inner) => Some(inner),
                    _ => None,
                });
            let leads_to = members.chain(inner).filter(|slot| *slot == other);
            leads_to.for_each(|slot| *slot = first);
            self.forget(*other);
        }
        let is_seed = self.is_seed(first);
        self.replaced_seeds.extend(is_seed.then_some(first));
        self.overrides.insert(number);
        // Nothing needs an earlier override that this one replaces.
        self.overriding.retain(|(_, slot)| *slot != first);
        self.overriding.push((number, first));
        let slot = &mut self.slots[first];
        slot.kind = kind;
        slot.edges = edges;
        slot.life = Life::default();
        slot.place = Place::Override(number);
        slot.maker = override_maker(number);
        slot.fails = Fails::Never;
        if !is_alike {
            slot.lifetime = Lifetime::Singleton;
        }
    }

    /// Returns the slots inside of the decorators of these.
    fn own(&self, chosen: &[usize]) -> Vec<usize> {
        let chosen = chosen.iter();
        chosen.map(|slot| self.without_decorators(*slot)).collect()
    }

    /// Removes the slots from all lists of members. Returns the keys of these lists.
    fn remove(&mut self, key: Key, chosen: &[usize]) -> BTreeSet<Key> {
        let own = self.own(chosen);
        let is_meant = |member: &Member| {
            let is_own = own.contains(&self.without_decorators(member.slot));
            is_own && member.key.in_root() == key.in_root()
        };
        let meant = self.members.iter().map(is_meant).collect();
        let keys = self.members.iter().filter(|it| is_meant(it));
        let keys = keys.map(|member| member.key).collect();
        self.take_out(meant);
        keys
    }

    /// Removes members. What nothing leads to any more has no needs, and is not constructed.
    fn take_out(&mut self, are_meant: Vec<bool>) {
        let mut are_meant = are_meant.into_iter();
        let (gone, left): (Vec<Member>, Vec<Member>) = self
            .members
            .drain(..)
            .partition(|_| are_meant.next() == Some(true));
        self.members = left;
        let leads_to = |members: &[Member]| {
            let slots = members.iter().map(|member| member.slot);
            let with_inner = |slot| std::iter::once(slot).chain(self.inside(slot));
            slots.flat_map(with_inner).collect::<BTreeSet<usize>>()
        };
        let unseen = &leads_to(&gone) - &leads_to(&self.members);
        for slot in unseen {
            self.forget(slot);
        }
    }

    /// Makes a slot need nothing, and do nothing by itself.
    fn forget(&mut self, slot: usize) {
        let slot = &mut self.slots[slot];
        slot.edges = Vec::new();
        slot.is_eager = false;
        slot.life = Life::default();
        // The test graph does not keep a value that nothing uses, and a trait or a decorator leads to nothing.
        if slot.kind != Kind::Constructed {
            slot.kind = Kind::Seed;
        }
    }

    fn decorators_of(&self, slot: usize) -> usize {
        match self.slots[slot].kind {
            Kind::Decorator(inner) => 1 + self.decorators_of(inner),
            _ => 0,
        }
    }

    /// Returns the slots inside of a trait or a decorator.
    pub(crate) fn inside(&self, slot: usize) -> BTreeSet<usize> {
        self.reached(slot, |graph, slot| graph.inner(slot).into_iter().collect())
    }

    /// Wraps a slot wherever it is seen.
    fn wrap(&mut self, number: usize, key: Key, inner: usize) {
        let outer = self.push(Slot {
            kind: Kind::Decorator(inner),
            space: key.space,
            place: Place::Override(number),
            maker: override_maker(number),
            lifetime: self.slots[inner].lifetime,
            edges: Vec::new(),
            is_eager: false,
            fails: Fails::Never,
            life: Life::default(),
        });
        self.overrides.insert(number);
        self.overriding.push((number, outer));
        let seen =
            |member: &&mut Member| member.key.in_root() == key.in_root() && member.slot == inner;
        self.members
            .iter_mut()
            .filter(seen)
            .for_each(|it| it.slot = outer);
        let others = self.slots.iter_mut().take(outer);
        for slot in others {
            match &mut slot.kind {
                Kind::Decorator(around) | Kind::Trait(around) if *around == inner => {
                    *around = outer;
                }
                _ => {}
            }
        }
    }
}
