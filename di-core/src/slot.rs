//! A slot: one binding with its type, how to make its value, and the cell that holds it.

use std::sync::Arc;

use crate::asked::{before_asked, cycle, no_scope, no_seed, not_entered};
use crate::cell::{Cell, Frame};
use crate::context::{Context, undescribed};
use crate::erased::{Header, Kept};
use crate::error::ResolveError;
use crate::key::Key;
use crate::lifetime::Lifetime;
use crate::shareable::Shareable;
use crate::store::{AnySlot, Realm, Store};

/// How a value is made out of what a context hands over.
pub(crate) type Make<T> =
    Box<dyn Fn(&mut Context<'_>) -> Result<Arc<T>, ResolveError> + Send + Sync>;

/// One binding with its type.
pub(crate) struct Slot<T: ?Sized> {
    pub(crate) header: Header,
    /// Full only in a singleton.
    pub(crate) cell: Cell<Arc<T>>,
    pub(crate) source: Source<T>,
    pub(crate) keep: Keep<T>,
}

/// Where the values of a slot come from.
pub(crate) enum Source<T: ?Sized> {
    Make(Make<T>),
    /// Given from outside: a value from the start, a seed when a scope is opened.
    Given,
}

/// How a scope keeps a value whose type it does not know.
pub(crate) struct Keep<T: ?Sized> {
    pub(crate) put: fn(Arc<T>) -> Kept,
    pub(crate) get: fn(&Kept) -> Option<Arc<T>>,
}

/// The typed slot of a number.
#[inline]
pub(crate) fn typed<T: Shareable + ?Sized>(
    store: &Store,
    number: u32,
) -> Result<&Slot<T>, ResolveError> {
    let slot = store.slots.get(number as usize);
    match slot.and_then(|slot| slot.typed()) {
        Some(slot) => Ok(slot),
        None => Err(undescribed(Key::of::<T>())),
    }
}

/// What the slot of a number gives to a constructor that the plan leads to it.
#[inline]
fn obtain<T: Shareable + ?Sized>(realm: Realm<'_>, number: u32) -> Result<Arc<T>, ResolveError> {
    typed::<T>(realm.store, number)?.obtain(realm)
}

/// What the slot of a number gives to one who asks from outside of the plan.
#[inline]
pub(crate) fn ask<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    number: u32,
) -> Result<Arc<T>, ResolveError> {
    let slot = typed::<T>(realm.store, number)?;
    match slot.cell.get() {
        Some(value) => Ok(Arc::clone(value)),
        None => slot.ask(realm),
    }
}

/// What the slot of a number gives to who has the context: a constructor, or one who asks.
#[inline]
pub(crate) fn fetch<T: Shareable + ?Sized>(
    context: &Context<'_>,
    number: u32,
) -> Result<Arc<T>, ResolveError> {
    if context.is_planned() {
        obtain(context.realm(), number)
    } else {
        ask(context.realm(), number)
    }
}

impl<T: Shareable + ?Sized> Slot<T> {
    #[inline]
    pub(crate) fn obtain(&self, realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
        match self.cell.get() {
            Some(value) => Ok(Arc::clone(value)),
            None => self.make(realm),
        }
    }

    fn ask(&self, realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
        let frame = self.frame(realm, self.header.number);
        let entered = before_asked(realm, &self.header, frame)?;
        let made = self.make(realm);
        drop(entered);
        made
    }

    fn make(&self, realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
        match self.header.lifetime {
            Lifetime::Transient => self.construct(realm),
            Lifetime::Scoped => self.in_scope(realm),
            Lifetime::Singleton => self.singleton(realm).cloned(),
        }
    }

    /// The container's own value, made in the container even if a scope asks for it.
    pub(crate) fn singleton<'a>(&'a self, realm: Realm<'a>) -> Result<&'a Arc<T>, ResolveError> {
        let root = realm.root();
        let frame = self.frame(root, self.header.number);
        let deadlocked = |deadlock| cycle(root.store, &deadlock);
        self.cell
            .get_or_make(&root.store.order, frame, deadlocked, || {
                self.construct(root)
            })
    }

    fn in_scope(&self, realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
        let Some(scope) = realm.scope else {
            return Err(no_scope(&self.header));
        };
        let number = self.header.cell;
        let kept = match &self.source {
            Source::Given => scope
                .seed(number)
                .ok_or_else(|| no_seed(&self.header, scope.opened))?,
            Source::Make(_) => {
                let Some(cell) = scope.cells.get(number) else {
                    return Err(undescribed(Key::of::<T>()));
                };
                let frame = self.frame(realm, number);
                if cell.get().is_none() {
                    not_entered(realm.store, frame)?;
                }
                let deadlocked = |deadlock| cycle(realm.store, &deadlock);
                cell.get_or_make(&scope.order, frame, deadlocked, || {
                    self.construct(realm).map(self.keep.put)
                })?
            }
        };
        (self.keep.get)(kept).ok_or_else(|| undescribed(Key::of::<T>()))
    }

    fn construct(&self, realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
        let Source::Make(make) = &self.source else {
            return Err(no_scope(&self.header));
        };
        let mut context = Context::planned(realm, &self.header);
        make(&mut context).map_err(|error| context.explain(error))
    }

    fn frame(&self, realm: Realm<'_>, number: u32) -> Frame {
        realm.store.frame(&self.header, number)
    }
}

impl<T: Shareable + ?Sized> AnySlot for Slot<T> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn take(&mut self) -> Option<(Kept, u32)> {
        let (value, previous) = self.cell.take()?;
        Some((Arc::new(value), previous))
    }

    fn warm(&self, realm: Realm<'_>) -> Result<(), ResolveError> {
        self.obtain(realm).map(drop)
    }
}

impl<T: Shareable> Keep<T> {
    /// Keeps a sized value as it is.
    pub(crate) const SHARED: Self = Self {
        put: |value| value,
        get: |kept| Arc::clone(kept).downcast().ok(),
    };
}

impl<T: Shareable + ?Sized> Keep<T> {
    /// Keeps the pointer to a value of any kind.
    pub(crate) const BOXED: Self = Self {
        put: |value| Arc::new(value),
        get: |kept| kept.downcast_ref::<Arc<T>>().cloned(),
    };
}
