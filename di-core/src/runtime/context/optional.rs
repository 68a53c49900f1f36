//! Dependencies that may stay without a binding.

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::model::Context;
use crate::runtime::slot::Edge;
use crate::spec::key::Key;
use crate::spec::request::{Needs, required};

impl Context<'_> {
    /// Resolves a dependency, or returns `None` if nothing is bound to what `describe` adds.
    pub(crate) fn optional<D>(
        &mut self,
        describe: fn(&mut Needs),
        resolve: fn(&mut Self) -> Result<D, ResolveError>,
    ) -> Result<Option<D>, ResolveError> {
        let is_present = match self.next(&Key::of::<Option<()>>())? {
            Some(Edge::Absent) => false,
            Some(Edge::Present) => true,
            Some(_) => return Err(undescribed(&Key::of::<Option<()>>())),
            None => self.is_bound(describe),
        };
        if !is_present {
            return Ok(None);
        }
        match resolve(self) {
            Ok(dependency) => Ok(Some(dependency)),
            Err(error) if error.is_absence() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns whether something is bound to each key that `describe` requires.
    fn is_bound(&self, describe: fn(&mut Needs)) -> bool {
        let mut needs = Needs::default();
        describe(&mut needs);
        let steps = needs.into_steps();
        required(&steps).all(|need| {
            let key = match need.key.qualifier() {
                Some(_) => need.key,
                None => self.qualified(&need.key),
            };
            let mut members = self.realm.store.members(key).iter();
            members.any(|member| member.entry.is_none())
        })
    }
}
