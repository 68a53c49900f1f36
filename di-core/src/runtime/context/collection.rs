//! All bindings of a key, for `Vec` and for maps.

use std::any::{Any, TypeId};

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::model::Context;
use crate::runtime::slot::{Edge, Member};
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

    /// Returns all bindings of a key.
    pub(crate) fn many(&mut self, key: &Key) -> Result<&'a [Member], ResolveError> {
        match self.next(key)? {
            Some(Edge::Many(members)) => Ok(members),
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find_all(self.qualified(key)),
        }
    }
}
