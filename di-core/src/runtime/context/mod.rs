//! What a constructor sees while it runs.

mod collection;
mod optional;
mod pointer;

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::slot::{Edge, Header};
use crate::runtime::store::{Construction, Realm};
use crate::runtime::sync::{Origin, origin};
use crate::spec::key::{Key, Qualifier};
use crate::spec::request::Site;

/// Gives a constructor its dependencies: those that `build()` has found for it, one after the other, or
/// whatever is bound to the keys that it resolves.
///
/// [`Dependency::resolve`](crate::Dependency::resolve) receives one and passes it on; it has no methods of
/// its own.
pub struct Context<'a> {
    realm: Realm<'a>,
    way: Way<'a>,
    /// Whether no code of a user can run in the construction.
    is_plain: bool,
}

enum Way<'a> {
    /// The edges of the plan, and the number of the next one.
    Planned { header: &'a Header, at: usize },
    /// Keys, under this qualifier.
    Direct { qualifier: Option<Qualifier> },
}

/// A key that is resolved later.
pub(crate) struct Deferred {
    pub(crate) slot: u32,
    pub(crate) closes_cycle: bool,
    pub(crate) origin: Option<Arc<Origin>>,
}

impl<'a> Context<'a> {
    /// Returns the context of a slot's constructor.
    #[inline]
    pub(crate) fn planned(construction: Construction<'a>) -> Self {
        let Construction {
            realm,
            header,
            is_plain,
        } = construction;
        Self {
            realm,
            way: Way::Planned { header, at: 0 },
            is_plain,
        }
    }

    /// Returns the context of a caller that resolves keys without a plan.
    pub(crate) fn direct(realm: Realm<'a>) -> Self {
        Self {
            realm,
            way: Way::Direct { qualifier: None },
            is_plain: false,
        }
    }

    pub(crate) fn realm(&self) -> Realm<'a> {
        self.realm
    }

    /// Returns the slot whose constructor runs, if it is one.
    pub(crate) fn planned_slot(&self) -> Option<u32> {
        match self.way {
            Way::Planned { header, .. } => Some(header.number),
            Way::Direct { .. } => None,
        }
    }

    /// Returns the slot that a key stands for.
    #[inline]
    fn one(&mut self, key: &Key) -> Result<u32, ResolveError> {
        match self.next(key)? {
            Some(Edge::Slot(slot)) => Ok(*slot),
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find(self.qualified(key)),
        }
    }

    /// Returns what a handle needs in order to resolve a key later.
    pub(crate) fn deferred(&mut self, key: &Key) -> Result<Deferred, ResolveError> {
        let (slot, closes_cycle) = match self.next(key)? {
            Some(Edge::Deferred { slot, closes_cycle }) => (*slot, *closes_cycle),
            Some(_) => return Err(undescribed(key)),
            None => (self.realm.store.find_for_later(self.qualified(key))?, false),
        };
        Ok(Deferred {
            slot,
            closes_cycle,
            origin: origin(),
        })
    }

    /// Resolves keys under the qualifier `Q`.
    pub(crate) fn keyed<Q: ?Sized + 'static, D>(
        &mut self,
        resolve: impl FnOnce(&mut Self) -> Result<D, ResolveError>,
    ) -> Result<D, ResolveError> {
        let Way::Direct { qualifier } = &mut self.way else {
            return resolve(self);
        };
        let outer = qualifier.replace(Qualifier::of::<Q>());
        let resolved = resolve(self);
        if let Way::Direct { qualifier } = &mut self.way {
            *qualifier = outer;
        }
        resolved
    }

    /// Adds to an error the constructor that it came up in, and the field.
    #[cold]
    pub(crate) fn explain(&self, error: ResolveError) -> ResolveError {
        let Way::Planned { header, at } = self.way else {
            return error;
        };
        let site = error.is_of_dependency().then(|| site(header, at));
        error.on_the_way(header.label, site.flatten())
    }

    /// Returns the next edge of the plan; `None` if there is no plan.
    #[inline]
    fn next(&mut self, key: &Key) -> Result<Option<&'a Edge>, ResolveError> {
        let Way::Planned { header, at } = &mut self.way else {
            return Ok(None);
        };
        let Some(edge) = header.edges.get(*at) else {
            return Err(undescribed(key));
        };
        *at += 1;
        Ok(Some(edge))
    }

    fn is_planned(&self) -> bool {
        matches!(self.way, Way::Planned { .. })
    }

    fn qualified(&self, key: &Key) -> Key {
        match self.way {
            Way::Direct { qualifier } => key.qualified(qualifier),
            Way::Planned { .. } => *key,
        }
    }
}

/// Returns the field whose dependency was resolved last.
fn site(header: &Header, at: usize) -> Option<Site> {
    header.sites.get(at.checked_sub(1)?).copied()
}

impl Debug for Context<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Context").finish_non_exhaustive()
    }
}
