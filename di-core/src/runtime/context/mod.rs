//! What a constructor sees while it runs.

mod collection;
pub(crate) mod fields;
mod optional;
mod pointer;

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::model::{Context, Realm, Source};
use crate::runtime::slot::{Edge, Header};
use crate::runtime::sync::{Origin, origin};
use crate::spec::key::{Key, Qualifier};
use crate::spec::request::Site;

/// A key that is resolved later.
pub(crate) struct Deferred {
    pub(crate) slot: u32,
    pub(crate) closes_cycle: bool,
    pub(crate) origin: Option<Arc<Origin>>,
}

impl<'a> Context<'a> {
    /// Returns the context of a slot's constructor.
    #[inline]
    pub(crate) fn planned(realm: Realm<'a>, header: &'a Header, is_plain: bool) -> Self {
        Self {
            realm,
            source: Source::Plan { header, at: 0 },
            is_plain,
            failure: None,
        }
    }

    /// Returns the context of a caller that resolves keys without a plan.
    pub(crate) fn direct(realm: Realm<'a>) -> Self {
        Self {
            realm,
            source: Source::Keys { qualifier: None },
            is_plain: false,
            failure: None,
        }
    }

    pub(crate) fn realm(&self) -> Realm<'a> {
        self.realm
    }

    /// Returns the slot whose constructor runs, if it is one.
    pub(crate) fn planned_slot(&self) -> Option<u32> {
        match self.source {
            Source::Plan { header, .. } => Some(header.number),
            Source::Keys { .. } => None,
        }
    }

    /// Returns the slot that a key stands for, if there is no plan. A constructor that asks for something
    /// else than it has described gets an error.
    pub(crate) fn unplanned_slot(&mut self, key: &Key) -> Result<u32, ResolveError> {
        match self.next(key)? {
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
        let Source::Keys { qualifier } = &mut self.source else {
            return resolve(self);
        };
        let outer = qualifier.replace(Qualifier::of::<Q>());
        let resolved = resolve(self);
        if let Source::Keys { qualifier } = &mut self.source {
            *qualifier = outer;
        }
        resolved
    }

    /// Adds to an error the constructor that it came up in, and the field.
    #[cold]
    pub(crate) fn explain(&self, error: ResolveError) -> ResolveError {
        let Source::Plan { header, at } = self.source else {
            return error;
        };
        let site = error.is_of_dependency().then(|| site(header, at));
        error.on_the_way(header.label, site.flatten())
    }

    /// Returns why a construction has failed, with the constructor and the field.
    #[cold]
    pub(crate) fn failed(&mut self) -> ResolveError {
        let failure = self.failure.take();
        let failure = failure.unwrap_or_else(|| undescribed(&Key::of::<()>()));
        self.explain(failure)
    }

    /// Returns the next edge of the plan; `None` if there is no plan.
    #[inline]
    fn next(&mut self, key: &Key) -> Result<Option<&'a Edge>, ResolveError> {
        let Source::Plan { header, at } = &mut self.source else {
            return Ok(None);
        };
        let Some(edge) = header.edges.get(*at) else {
            return Err(undescribed(key));
        };
        *at += 1;
        Ok(Some(edge))
    }

    fn is_planned(&self) -> bool {
        matches!(self.source, Source::Plan { .. })
    }

    fn qualified(&self, key: &Key) -> Key {
        match self.source {
            Source::Keys { qualifier } => key.qualified(qualifier),
            Source::Plan { .. } => *key,
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
