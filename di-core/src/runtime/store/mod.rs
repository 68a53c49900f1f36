//! What a container holds: its slots, and by which keys they are found.

pub(crate) mod lookup;
pub(crate) mod scope_cells;

use std::panic::Location;
use std::sync::{Arc, Weak};

use crate::error::ResolveError;
use crate::runtime::slot::{Edge, Header, Kept, Member, Slot};
use crate::runtime::store::scope_cells::ScopeCells;
use crate::runtime::sync::{Frame, Order, drop_all};
#[cfg(feature = "testing")]
use crate::runtime::watch::Watch;
use crate::spec::key::{Key, KeyMap};
use crate::spec::lifetime::Lifetime;
use crate::spec::visibility::Homes;

/// Makes the values of slots. The code above implements it, so that a store needs to know nothing
/// of constructors and what they see.
pub(crate) trait Makers: Send + Sync {
    /// Makes a value of the slot.
    fn make(&self, slot: &Slot, realm: Realm<'_>) -> Result<Kept, ResolveError>;
}

/// Stands where an entry has no slot of its own.
pub(crate) const NO_SLOT: u32 = u32::MAX;

/// The slots of a container and the keys that lead to them.
pub(crate) struct Store {
    pub(crate) slots: Box<[Slot]>,
    pub(crate) makers: Box<dyn Makers>,
    /// The slot of each key that is bound once.
    pub(crate) singles: KeyMap<u32>,
    /// All that is bound to a key, in the order of registration.
    pub(crate) members: KeyMap<Box<[Member]>>,
    /// Whose the keys are that are not bound in the root.
    pub(crate) homes: Homes,
    /// The slots of the keys that a module names which rustc has checked, by their entry numbers.
    pub(crate) entries: Box<[u32]>,
    /// The slots of the seeds that modules declare.
    pub(crate) module_seeds: KeyMap<Vec<u32>>,
    /// The order in which singletons were made.
    pub(crate) order: Order,
    /// How many slots are scoped.
    pub(crate) scoped: u32,
    /// What a test graph wants to know; nothing in a container of an application.
    #[cfg(feature = "testing")]
    pub(crate) watch: Option<Arc<Watch>>,
}

/// What one scope holds.
pub(crate) struct ScopeStore {
    pub(crate) store: Arc<Store>,
    pub(crate) parent: Option<Arc<ScopeStore>>,
    pub(crate) cells: ScopeCells,
    pub(crate) order: Order,
    pub(crate) opened: &'static Location<'static>,
}

/// Where a value is made and held: in the container itself, or in a scope of it.
#[derive(Clone, Copy)]
pub(crate) struct Realm<'a> {
    pub(crate) store: &'a Arc<Store>,
    pub(crate) scope: Option<&'a Arc<ScopeStore>>,
}

/// A realm that does not keep its container alive.
#[derive(Clone)]
pub(crate) struct WeakRealm {
    store: Weak<Store>,
    scope: Option<Weak<ScopeStore>>,
}

/// A realm that was weak, and is held for the length of a call.
pub(crate) struct HeldRealm {
    store: Arc<Store>,
    scope: Option<Arc<ScopeStore>>,
}

impl Store {
    pub(crate) fn members(&self, key: Key) -> &[Member] {
        self.members.get(&key).map_or(&[], |members| members)
    }

    #[inline]
    pub(crate) fn slot(&self, number: u32) -> Option<&Slot> {
        self.slots.get(number as usize)
    }

    pub(crate) fn header(&self, number: u32) -> Option<&Header> {
        self.slot(number).map(|slot| &slot.header)
    }

    /// All that a slot waits for, the lowest first.
    pub(crate) fn below(&self, header: &Header) -> Vec<u32> {
        let mut below = vec![header.number];
        let mut seen = vec![false; self.slots.len()];
        let mut next = 0;
        while let Some(header) = below.get(next).and_then(|number| self.header(*number)) {
            next += 1;
            let direct = header.edges.iter().filter(|edge| edge.is_direct());
            for target in direct.flat_map(Edge::targets) {
                if let Some(seen) = seen.get_mut(target as usize)
                    && !std::mem::replace(seen, true)
                {
                    below.push(target);
                }
            }
        }
        below.retain(|number| *number != header.number);
        below.sort_by_key(|number| self.header(*number).map(|header| header.depth));
        below
    }

    /// Notes the way to what failed, from the slot that was asked for along the fewest edges.
    pub(crate) fn on_the_way(&self, error: ResolveError, from: u32, to: u32) -> ResolveError {
        let way = self.shortest_way(from, to);
        way.into_iter()
            .fold(error, |error, (slot, edge)| match self.header(slot) {
                Some(header) if !header.is_alias => {
                    error.on_the_way(header.label, header.sites.get(edge).copied())
                }
                _ => error,
            })
    }

    /// The slots from one to another, without the last, in reverse, each with the edge to take.
    pub(crate) fn shortest_way(&self, from: u32, to: u32) -> Vec<(u32, usize)> {
        let mut came_from: Vec<Option<(u32, usize)>> = vec![None; self.slots.len()];
        let mut open = vec![from];
        let mut next = 0;
        while let Some(slot) = open.get(next).copied().filter(|slot| *slot != to) {
            next += 1;
            let edges = self.header(slot).map_or(&[][..], |header| &header.edges);
            for (edge, target) in edges
                .iter()
                .enumerate()
                .flat_map(|(at, edge)| edge.targets().map(move |target| (at, target)))
            {
                if let Some(first @ None) = came_from.get_mut(target as usize)
                    && target != from
                {
                    *first = Some((slot, edge));
                    open.push(target);
                }
            }
        }
        let mut way = Vec::new();
        let mut at = to;
        while let Some((before, edge)) = came_from.get(at as usize).copied().flatten() {
            way.push((before, edge));
            at = before;
        }
        way
    }

    /// Tells this container from all others as long as it lives.
    pub(crate) fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    pub(crate) fn frame(&self, header: &Header) -> Frame {
        Frame::of_slot(self.address(), header.number, header.label.name)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let slots = &mut self.slots;
        drop_all(&mut self.order, |number| {
            slots.get_mut(number as usize)?.cell.take()
        });
    }
}

impl ScopeStore {
    /// The value of a seed: the one given to this scope, or to the nearest scope around it.
    pub(crate) fn seed(&self, cell: u32) -> Option<&Kept> {
        let mut scope = self;
        loop {
            if let Some(seed) = scope.cells.get(cell)?.get() {
                return Some(seed);
            }
            scope = scope.parent.as_deref()?;
        }
    }
}

impl ScopeStore {
    fn drop_values(&mut self) {
        let cells = &mut self.cells;
        drop_all(&mut self.order, |number| cells.get_mut(number)?.take());
    }
}

impl Drop for ScopeStore {
    fn drop(&mut self) {
        // However many scopes are inside each other, they leave without recursion; a value of one
        // that panics in its drop leaves the rest to the drop of their own.
        let mut parent = self.parent.take();
        self.drop_values();
        while let Some(mut scope) = parent.and_then(Arc::into_inner) {
            parent = scope.parent.take();
        }
    }
}

impl<'a> Realm<'a> {
    pub(crate) fn of_scope(scope: &'a Arc<ScopeStore>) -> Self {
        Self {
            store: &scope.store,
            scope: Some(scope),
        }
    }

    pub(crate) fn root(self) -> Self {
        Self {
            scope: None,
            ..self
        }
    }

    #[inline]
    pub(crate) fn is_singleton(self, number: u32) -> bool {
        let header = self.store.header(number);
        header.is_some_and(|header| header.lifetime == Lifetime::Singleton)
    }

    pub(crate) fn downgrade(self) -> WeakRealm {
        WeakRealm {
            store: Arc::downgrade(self.store),
            scope: self.scope.map(Arc::downgrade),
        }
    }
}

impl WeakRealm {
    /// # Errors
    ///
    /// What is gone: the container or the scope.
    pub(crate) fn upgrade(&self) -> Result<HeldRealm, &'static str> {
        let scope = match &self.scope {
            Some(scope) => Some(scope.upgrade().ok_or("its scope")?),
            None => None,
        };
        let store = self.store.upgrade().ok_or("its container")?;
        Ok(HeldRealm { store, scope })
    }
}

impl HeldRealm {
    pub(crate) fn get(&self) -> Realm<'_> {
        Realm {
            store: &self.store,
            scope: self.scope.as_ref(),
        }
    }
}
