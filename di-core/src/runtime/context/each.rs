//! What fields want that are injected together.

use std::any::Any;
use std::cell::Cell;

use crate::binding::constructor::MakeComponent;
use crate::binding::injectable::fields::{Fields, Held, MOST_POINTERS};
use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::runtime::resolve::Found;
use crate::runtime::slot::Kept;
use crate::runtime::typed::{Handed, Wanted};
use crate::spec::key::Key;

/// What was fetched for several fields and not taken yet, in their order.
#[derive(Default)]
pub(crate) struct Fetched<'a> {
    /// What others hold; nothing in the place of what was made.
    held: [Option<&'a dyn Any>; MOST_POINTERS],
    /// What was made for who has the context, with its places.
    made: Vec<(usize, Box<dyn Any>)>,
    taken: Cell<usize>,
    /// In the place of all of it: the values of a list of fields.
    values: Option<&'a dyn Any>,
}

/// What a component is put together out of: what was fetched for its fields.
#[allow(missing_debug_implementations)]
#[derive(Clone, Copy)]
pub struct Parts<'a>(&'a Fetched<'a>);

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

    fn next(&self) -> Option<&dyn Any> {
        let at = self.taken.get();
        self.taken.set(at + 1);
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

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl<'a> Context<'a> {
    /// Puts a component together out of what is bound to several keys. Where one can't be had, the
    /// failure is noted.
    ///
    /// It knows no types: what does is compiled for each component.
    pub(crate) fn make_of_each(&mut self, wanted: &[Wanted], make: MakeComponent) -> Option<Kept> {
        for (at, wanted) in wanted.iter().enumerate() {
            match self.obtain(&wanted.key) {
                Ok(obtained) => self.fetched.put(at, wanted.of(obtained)),
                Err(error) => return self.fail(error),
            }
        }
        Some(make(Parts(&self.fetched)))
    }

    /// What is bound to a key, as the `Arc` that it is; or the failure is noted.
    pub(crate) fn find_wanted(&mut self, wanted: &Wanted) -> Option<&dyn Any> {
        match self.obtain(&wanted.key) {
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
}

/// Puts a component together out of what a list of fields wants. Where something can't be had, the
/// context has the failure.
pub(crate) fn make_of_list<F: Fields>(
    context: &mut Context<'_>,
    make: MakeComponent,
) -> Option<Kept> {
    let values = Cell::new(Some(F::fetch(context)?));
    Some(make(Parts(&Fetched {
        values: Some(&values),
        ..Fetched::default()
    })))
}

/// The next of the `Arc`s that were fetched for the fields of a component.
#[doc(hidden)]
#[must_use]
pub fn pointer<P: Held>(parts: Parts<'_>) -> P {
    match parts.next().downcast_ref::<P>() {
        Some(pointer) => pointer.clone(),
        None => misfit(),
    }
}

/// The values of the list of fields that were fetched for a component.
#[doc(hidden)]
#[must_use]
pub fn values<F: Fields>(parts: Parts<'_>) -> F::Values {
    let values = parts.0.values.and_then(<dyn Any>::downcast_ref);
    match values.and_then(Cell::<Option<F::Values>>::take) {
        Some(values) => values,
        None => misfit(),
    }
}

impl Parts<'_> {
    /// The next of the `Arc`s.
    fn next(&self) -> &dyn Any {
        self.0.next().unwrap_or(&())
    }
}

/// The derive writes down what the fields are spelt as, and takes as many; rustc has looked whether
/// what is spelt as an `Arc` is one (`StandardArc`); and what is bound to the key of a type is an `Arc`
/// of that type. So nothing leads here but a mistake in this crate, or an alias that is an `Arc` of
/// some types and not of others.
#[cold]
fn misfit() -> ! {
    unreachable!("what was fetched for a field is of another type")
}
