//! The order in which values were constructed, so that they are dropped in reverse.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::runtime::primitives::sync::atomic::{AtomicU32, Ordering};

/// The number of the last filled cell. Each filled cell stores the number of its predecessor, so the order
/// needs no list and no lock.
#[derive(Debug)]
pub(crate) struct Order {
    last: AtomicU32,
}

/// A value without a cell, and the last cell that was filled before it was constructed.
pub(crate) struct OwnedValue<V> {
    pub(crate) after: Option<u32>,
    pub(crate) value: V,
}

/// The number that represents no cell.
const NONE: u32 = u32::MAX;

impl Order {
    pub(crate) fn new() -> Self {
        Self {
            last: AtomicU32::new(NONE),
        }
    }

    /// Records that the cell of this number is now filled, and returns its predecessor.
    pub(crate) fn push(&self, number: u32) -> u32 {
        // Relaxed: all changes of one atomic have one order, in which a cell that was filled before another
        // comes first. The chain of cells is read when no other thread is left.
        self.last.swap(number, Ordering::Relaxed)
    }

    /// Returns the number of the last filled cell.
    pub(crate) fn last(&self) -> Option<u32> {
        some(self.last.load(Ordering::Relaxed))
    }
}

fn some(number: u32) -> Option<u32> {
    Some(number).filter(|number| *number != NONE)
}

/// Drops the values in reverse order of construction, like [`take_all`] passes them on.
///
/// If the drop of a value panics, the other values are still dropped. Then the first panic resumes.
pub(crate) fn drop_all<V>(
    order: &Order,
    owned: Vec<OwnedValue<V>>,
    take: impl FnMut(u32) -> Option<(V, u32)>,
) {
    let mut panics = Panics::default();
    take_all(order, owned, take, |value| panics.catch(|| drop(value)));
    panics.resume();
}

/// Passes on the values in reverse order of construction: those of the cells, and `owned` ones, which are in
/// order. `take` empties the cell of a number, and returns its value with the number of the cell that was
/// filled before it.
#[inline]
pub(crate) fn take_all<V>(
    order: &Order,
    mut owned: Vec<OwnedValue<V>>,
    mut take: impl FnMut(u32) -> Option<(V, u32)>,
    mut pass_on: impl FnMut(V),
) {
    let mut next = order.last();
    while let Some(number) = next {
        while owned.last().is_some_and(|last| last.after == next) {
            if let Some(last) = owned.pop() {
                pass_on(last.value);
            }
        }
        let Some((value, previous)) = take(number) else {
            break;
        };
        pass_on(value);
        next = some(previous);
    }
    while let Some(last) = owned.pop() {
        pass_on(last.value);
    }
}

/// The first of several panics.
#[derive(Default)]
struct Panics(Option<Box<dyn Any + Send>>);

impl Panics {
    fn catch(&mut self, work: impl FnOnce()) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(work)) {
            self.0.get_or_insert(panic);
        }
    }

    fn resume(self) {
        if let Some(panic) = self.0.filter(|_| !std::thread::panicking()) {
            resume_unwind(panic);
        }
    }
}
