//! What fields want that are injected together.

use std::any::Any;

use super::Context;
use crate::error::ResolveError;
use crate::key::Key;
use crate::obtain::Found;
use crate::typed::{Handed, Wanted};

impl<'a> Context<'a> {
    /// What is bound to each of several keys, as the `Arc` that it is. Where one can't be had the
    /// failure is noted, and what stands in its place is no `Arc`.
    ///
    /// It knows no types: what does is compiled for each component.
    pub(crate) fn find_each<'m>(&'m mut self, wanted: &[Wanted], found: &mut [&'m dyn Any]) {
        self.made_at.clear();
        for (at, (wanted, place)) in wanted.iter().zip(found.iter_mut()).enumerate() {
            match self.obtain(wanted.key) {
                Ok(obtained) => match wanted.of(obtained) {
                    Handed::Held(value) => *place = value,
                    Handed::Made(value) => self.made_at.push((at, value)),
                },
                Err(error) => {
                    self.failure = Some(error);
                    return;
                }
            }
        }
        for (at, value) in &self.made_at {
            if let Some(place) = found.get_mut(*at) {
                *place = &**value;
            }
        }
    }

    #[inline]
    fn obtain(&mut self, key: &Key) -> Result<Found<'a>, ResolveError> {
        let slot = self.one(key)?;
        self.obtain_slot(slot)
    }
}
