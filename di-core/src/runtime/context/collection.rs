//! All bindings of a key, for `Vec` and for maps.

use std::any::TypeId;

use crate::error::ResolveError;
use crate::runtime::context::Deferred;
use crate::runtime::failure::undescribed;
use crate::runtime::model::Context;
use crate::runtime::slot::{Edge, Holder, Member};
use crate::spec::entry::Entry;
use crate::spec::key::Key;

impl<'a> Context<'a> {
    /// Returns all bindings of a key. `entries` is the type of the map's keys, or `None` for a `Vec`. The result may include
    /// members that are no entries.
    pub(crate) fn many(
        &mut self,
        key: &Key,
        entries: Option<TypeId>,
    ) -> Result<&'a [Member], ResolveError> {
        match self.next(key)? {
            Some(Edge::Many(members)) => Ok(members),
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find_all(self.qualified(key), entries),
        }
    }

    /// Returns the same bindings as [`many`](Self::many), as data with which handles resolve them later, each with
    /// its entry.
    pub(crate) fn many_deferred(
        &mut self,
        key: &Key,
        entries: Option<TypeId>,
    ) -> Result<Vec<(Option<Entry>, Deferred)>, ResolveError> {
        let deferred = |member: &Member, holder| {
            let slot = member.slot;
            (member.entry.clone(), Deferred { slot, holder })
        };
        match self.next(key)? {
            Some(Edge::ManyDeferred(members)) => {
                let members = members.iter();
                Ok(members
                    .map(|(member, holder)| deferred(member, *holder))
                    .collect())
            }
            Some(_) => Err(undescribed(key)),
            None => {
                let key = self.qualified(key);
                let members = self.realm.store.find_all_for_later(key, entries)?.iter();
                Ok(members
                    .map(|member| deferred(member, Holder::Lazy))
                    .collect())
            }
        }
    }
}
