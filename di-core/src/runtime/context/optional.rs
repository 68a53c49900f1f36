//! Dependencies that may stay without a binding.

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::model::{Context, Source};
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
        let parts = match self.next(&Key::of::<Option<()>>())? {
            Some(Edge::Absent) => return Ok(None),
            Some(Edge::Present(parts)) => *parts,
            Some(_) => return Err(undescribed(&Key::of::<Option<()>>())),
            None if self.is_bound(describe) => 0,
            None => return Ok(None),
        };
        let first = self.place();
        match resolve(self) {
            Ok(dependency) => Ok(Some(dependency)),
            Err(error) if error.is_absence() => {
                // Its resolution has ended at a part whose seed the scope lacks, and others may follow.
                if let Source::Plan { at, .. } = &mut self.source {
                    *at = first + parts;
                }
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Returns the place of the next edge of the plan.
    fn place(&self) -> usize {
        match self.source {
            Source::Plan { at, .. } => at,
            Source::Keys { .. } => 0,
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
            self.realm.store.is_bound(key)
        })
    }
}
