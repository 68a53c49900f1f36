//! All bindings of a key, for `Vec` and for maps.

use std::any::{Any, TypeId};

use crate::error::ResolveError;
use crate::runtime::context::Deferred;
use crate::runtime::failure::undescribed;
use crate::runtime::model::Context;
use crate::runtime::slot::{Edge, Holder, Member};
use crate::spec::entry::Entry;
use crate::spec::key::Key;

impl<'a> Context<'a> {
    /// Returns all bindings of a key that are entries of a map whose keys are of this type.
    pub(crate) fn entries(&mut self, key: &Key, id: TypeId) -> Result<&'a [Member], ResolveError> {
        let is_planned = self.is_planned();
        let members = self.many(key)?;
        let is_other = |entry: &Entry| Any::type_id(&**entry) != id;
        let mut entries = members.iter().filter_map(|member| member.entry.as_ref());
        // The plan has looked at this before.
        if !is_planned && entries.any(is_other) {
            return Err(self.realm.store.other_entries(self.qualified(key)));
        }
        Ok(members)
    }

    /// Returns all bindings of a key as data with which handles resolve them later, each with its entry.
    pub(crate) fn many_deferred(
        &mut self,
        key: &Key,
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
                let members = self.realm.store.members(self.qualified(key)).iter();
                Ok(members
                    .map(|member| deferred(member, Holder::Lazy))
                    .collect())
            }
        }
    }

    /// Returns all bindings of a key like [`many_deferred`](Self::many_deferred), if they are entries of a map
    /// whose keys are of this type.
    pub(crate) fn entries_deferred(
        &mut self,
        key: &Key,
        id: TypeId,
    ) -> Result<Vec<(Option<Entry>, Deferred)>, ResolveError> {
        let members = self.many_deferred(key)?;
        let mut entries = members.iter().filter_map(|(entry, _)| entry.as_ref());
        // The plan has only entries with keys of the type.
        if entries.any(|entry| Any::type_id(&**entry) != id) {
            return Err(self.realm.store.other_entries(self.qualified(key)));
        }
        Ok(members)
    }

    /// Returns all bindings of a key.
    pub(crate) fn many(&mut self, key: &Key) -> Result<&'a [Member], ResolveError> {
        match self.next(key)? {
            Some(Edge::Many(members)) => Ok(members),
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find_all(self.qualified(key)),
        }
    }
}
