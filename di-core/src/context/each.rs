//! What fields want that are injected together.

use std::any::Any;
use std::sync::Arc;

use super::Context;
use crate::error::ResolveError;
use crate::key::Key;
use crate::obtain::Found;
use crate::shareable::Shareable;
use crate::typed::{Handed, Wanted};

/// How many fields are fetched together at most: as many as the derive names in a definition.
const MOST: usize = 8;

/// What was fetched for several fields and not taken yet, in their order.
#[derive(Default)]
pub(super) struct Fetched<'a> {
    /// What others hold; nothing in the place of what was made.
    held: [Option<&'a dyn Any>; MOST],
    /// What was made for who has the context, with its places.
    made: Vec<(usize, Box<dyn Any>)>,
    taken: usize,
}

impl<'a> Fetched<'a> {
    fn put(&mut self, at: usize, handed: Handed<'a>) {
        match handed {
            Handed::Held(value) => {
                if let Some(place) = self.held.get_mut(at) {
                    *place = Some(value);
                }
            }
            Handed::Made(value) => self.made.push((at, value)),
        }
    }

    fn next(&mut self) -> Option<&dyn Any> {
        let at = self.taken;
        self.taken += 1;
        if let Some(Some(held)) = self.held.get(at) {
            return Some(*held);
        }
        let made = self.made.iter().find(|(place, _)| *place == at)?;
        Some(&*made.1)
    }

    fn keep(&mut self, value: Box<dyn Any>) -> &dyn Any {
        self.made.clear();
        self.made.push((0, value));
        self.made.first().map_or(&(), |(_, value)| &**value)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl<'a> Context<'a> {
    /// Fetches what is bound to each of several keys, for `pointer` to take. Where one can't be had,
    /// the failure is noted, and the answer is `false`.
    ///
    /// It knows no types: what does is compiled for each component.
    pub(crate) fn fetch_each(&mut self, wanted: &[Wanted]) -> bool {
        for (at, wanted) in wanted.iter().enumerate() {
            match self.obtain(wanted.key) {
                Ok(obtained) => self.fetched.put(at, wanted.of(obtained)),
                Err(error) => {
                    self.failure = Some(error);
                    return false;
                }
            }
        }
        true
    }

    /// What is bound to a key, as the `Arc` that it is; or the failure is noted.
    pub(crate) fn find_wanted(&mut self, wanted: &Wanted) -> Option<&dyn Any> {
        match self.obtain(wanted.key) {
            Ok(obtained) => match wanted.of(obtained) {
                Handed::Held(value) => Some(value),
                Handed::Made(value) => Some(self.fetched.keep(value)),
            },
            Err(error) => self.fail(error),
        }
    }

    #[inline]
    fn obtain(&mut self, key: &Key) -> Result<Found<'a>, ResolveError> {
        let slot = self.one(key)?;
        self.obtain_slot(slot)
    }

    /// The next one.
    fn taken(&mut self) -> &dyn Any {
        self.fetched.next().unwrap_or(&())
    }
}

/// The next of the `Arc`s that were fetched for the fields of a component.
#[doc(hidden)]
#[must_use]
pub fn pointer<T: Shareable + ?Sized>(context: &mut Context<'_>) -> Arc<T> {
    match context.taken().downcast_ref::<Arc<T>>() {
        Some(pointer) => Arc::clone(pointer),
        None => misfit(),
    }
}

/// The derive writes down types, and takes as many of the same types in the same order; and what is
/// bound to the key of a type is an `Arc` of that type. So nothing but a mistake in this crate leads
/// here.
#[cold]
fn misfit() -> ! {
    unreachable!("what is bound to a key is an `Arc` of another type")
}
