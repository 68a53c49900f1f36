//! Dependencies that may stay without a binding.

use crate::error::ResolveError;
use crate::runtime::failure::undescribed;
use crate::runtime::model::{Context, Source};
use crate::runtime::slot::Edge;
use crate::spec::key::Key;
use crate::spec::request::{Needs, Step, required};

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
        let first = self.place();
        match resolve(self) {
            Ok(dependency) => Ok(Some(dependency)),
            Err(error) if error.is_absence() => {
                self.skip(first, describe);
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

    /// Moves behind the edges of a dependency whose first edge is at this place. Its resolution has ended at a part
    /// whose seed the scope lacks, and other parts may follow.
    #[cold]
    fn skip(&mut self, first: usize, describe: fn(&mut Needs)) {
        let Source::Plan { header, at } = &mut self.source else {
            return;
        };
        let mut needs = Needs::default();
        describe(&mut needs);
        let steps = needs.into_steps();
        let mut steps = steps.as_slice();
        *at = first;
        while let Some((step, rest)) = steps.split_first() {
            steps = rest;
            match step {
                Step::Need(_) => *at += 1,
                Step::Optional(count) => {
                    // The parts of an absent one have no edges.
                    if !matches!(header.edges.get(*at), Some(Edge::Present)) {
                        steps = rest.get(*count..).unwrap_or_default();
                    }
                    *at += 1;
                }
                Step::Scopes => {}
            }
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
