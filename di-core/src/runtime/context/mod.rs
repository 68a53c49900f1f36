//! The view of a constructor on its container.

mod collection;
pub(crate) mod fields;
mod optional;
mod pointer;

use std::fmt::{self, Debug, Formatter};

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::model::{Context, Realm, Source};
use crate::runtime::slot::{Edge, Header, Holder};
use crate::spec::key::{Key, Qualifier};
use crate::spec::lifetime::Lifetime;
use crate::spec::request::Site;

/// A key that is resolved later.
pub(crate) struct Deferred {
    pub(crate) slot: u32,
    pub(crate) holder: Holder,
}

impl<'a> Context<'a> {
    pub(crate) fn realm(&self) -> Realm<'a> {
        self.realm
    }

    /// Returns the slot whose constructor runs, if there is a plan.
    pub(crate) fn planned_slot(&self) -> Option<u32> {
        match self.source {
            Source::Plan { header, .. } => Some(header.number),
            Source::Keys { .. } => None,
        }
    }

    /// Returns the slot of a key outside a plan.
    ///
    /// # Errors
    ///
    /// Returns an error if a constructor resolves a key that it did not describe.
    pub(crate) fn unplanned_slot(&mut self, key: &Key) -> Result<u32, ResolveError> {
        match self.next(key)? {
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find(self.qualified(key)),
        }
    }

    /// Returns the data with which a handle resolves a key later.
    pub(crate) fn deferred(&mut self, key: &Key) -> Result<Deferred, ResolveError> {
        let (slot, holder) = match self.next(key)? {
            Some(Edge::Deferred { slot, holder }) => (*slot, *holder),
            Some(_) => return Err(undescribed(key)),
            None => (
                self.realm.store.find_for_later(self.qualified(key))?,
                Holder::Lazy,
            ),
        };
        Ok(Deferred { slot, holder })
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

    /// Adds the constructor and the field to an error.
    #[cold]
    pub(crate) fn explain(&self, error: ResolveError) -> ResolveError {
        let Source::Plan { header, at } = self.source else {
            return error;
        };
        let site = error.is_of_dependency().then(|| site(header, at));
        let error = error.with_consumer(&header.label, site.flatten());
        if header.lifetime == Lifetime::Singleton {
            error.with_singleton(self.realm.store.address(), header.number)
        } else {
            error
        }
    }

    /// Returns the error of a failed construction, with the constructor and the field.
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
