//! What a container holds: its slots, and by which keys they are found.

pub(crate) mod lookup;
mod paths;
pub(crate) mod scope_cells;
pub(crate) mod type_table;

use std::any::Any;
use std::panic::Location;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::{Arc, Weak};

use once_cell::sync::OnceCell;

use crate::error::ResolveError;
use crate::runtime::slot::{Header, Member};
use crate::runtime::store::scope_cells::ScopeCells;
use crate::runtime::store::type_table::TypeTable;
use crate::runtime::sync::{Cell, Frame, Order, drop_all};
use crate::runtime::value::AnyValue;
#[cfg(feature = "testing")]
use crate::runtime::watch::Watch;
use crate::spec::key::{Key, KeyMap};
use crate::spec::lifetime::Lifetime;
use crate::spec::visibility::Homes;

/// Constructs the values of a slot. The binding implements it, so that a store knows no component and no
/// factory.
pub(crate) trait Construct: Send + Sync {
    /// Constructs a value and puts it into the place: as itself, or as its trait of this number.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] if a dependency cannot be resolved, or if the constructor fails.
    fn construct(
        &self,
        construction: Construction<'_>,
        as_trait: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError>;

    /// Puts a value that this has constructed in the place of a component into the place, as the
    /// component's trait of this number. Returns whether the value is such a component.
    fn upcast(
        &self,
        _value: &AnyValue,
        _upcast: &AnyUpcast,
        _number: usize,
        _place: &mut dyn Any,
    ) -> bool {
        false
    }
}

/// The function that puts an `Arc` of a component into a place as one of its traits. Only the code that
/// knows the component can downcast it.
pub(crate) type AnyUpcast = dyn Any + Send + Sync;

/// Where the values of a slot come from.
#[derive(Clone)]
pub(crate) enum Constructor {
    Component(&'static dyn Construct),
    Function(Arc<dyn Construct>),
    /// The trait of this number of the component in the slot that the only edge leads to.
    Trait(usize, &'static AnyUpcast),
    /// A value that is there from the start, or a seed.
    Given,
}

/// One construction of a slot's value: where it runs, and what was planned for it.
#[derive(Clone, Copy)]
pub(crate) struct Construction<'a> {
    pub(crate) realm: Realm<'a>,
    pub(crate) header: &'a Header,
    /// Whether no code of a user can run in it, so that it needs no frame and no claim.
    pub(crate) is_plain: bool,
}

/// One binding: how its values are constructed, and the cell that holds a singleton.
pub(crate) struct Slot {
    pub(crate) header: Header,
    pub(crate) cell: Cell<AnyValue>,
    pub(crate) constructor: Constructor,
    /// How the slot is constructed if no code of a user runs meanwhile.
    pub(crate) plain: Option<Plain>,
    /// The `Arc` of a component that is bound to traits, once a caller has asked for a reference to it.
    pub(crate) own: OnceCell<Box<dyn Any + Send + Sync>>,
}

/// A slot whose value is constructed without running any code of a user, and so are all that it needs but
/// singletons.
///
/// Once those singletons exist, nothing below it can ask for anything, wait or recurse. So its
/// construction enters no frame and claims no cell.
pub(crate) struct Plain {
    /// Whether all singletons below it exist. It is set once the first construction has succeeded.
    pub(crate) is_ready: AtomicBool,
    /// Whether something below it is scoped.
    pub(crate) needs_scope: bool,
    /// The cells of the seeds below it: if one was not given, the general path says so.
    pub(crate) seeds: Box<[u32]>,
}

/// Stands where an entry has no slot of its own.
pub(crate) const NO_SLOT: u32 = u32::MAX;

/// The slots of a container and the keys that lead to them.
pub(crate) struct Store {
    pub(crate) slots: Box<[Slot]>,
    /// The slots of types that are bound once, in the root and under no qualifier.
    pub(crate) table: TypeTable,
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
            let slot = slots.get_mut(number as usize)?;
            drop(slot.own.take());
            slot.cell.take()
        });
    }
}

impl Constructor {
    /// Returns the constructor itself; `None` for traits and for values that are given.
    #[inline]
    pub(crate) fn construct(&self) -> Option<&dyn Construct> {
        match self {
            Self::Component(component) => Some(*component),
            Self::Function(function) => Some(&**function),
            Self::Trait(..) | Self::Given => None,
        }
    }
}

impl Plain {
    /// Returns whether nothing can fail in this realm.
    #[inline]
    pub(crate) fn is_ready_in(&self, realm: Realm<'_>) -> bool {
        self.is_ready.load(SeqCst) && self.has_all_given(realm)
    }

    /// Notes that a construction in this realm has succeeded.
    pub(crate) fn succeeded_in(&self, realm: Realm<'_>) {
        // Where a seed is missing, an `Option` may have been `None` for lack of it, and what stands
        // behind it was not constructed.
        if !self.is_ready.load(Relaxed) && self.has_all_given(realm) {
            self.is_ready.store(true, SeqCst);
        }
    }

    #[inline]
    fn has_all_given(&self, realm: Realm<'_>) -> bool {
        match realm.scope {
            Some(scope) => self.seeds.iter().all(|seed| scope.seed(*seed).is_some()),
            None => !self.needs_scope,
        }
    }
}

impl ScopeStore {
    /// The value of a seed: the one given to this scope, or to the nearest scope around it.
    #[inline]
    pub(crate) fn seed(&self, cell: u32) -> Option<&AnyValue> {
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
