//! The order in which values were constructed, so that they are dropped in reverse.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};

/// The number of the last filled cell. Each filled cell stores the number of its predecessor, so the order
/// needs no list and no lock.
#[derive(Debug)]
pub(crate) struct Order {
    last: AtomicU32,
}

/// The number that represents no cell.
const NONE: u32 = u32::MAX;

impl Order {
    pub(crate) const fn new() -> Self {
        Self {
            last: AtomicU32::new(NONE),
        }
    }

    /// Records that the cell of this number is now filled, and returns its predecessor.
    pub(crate) fn push(&self, number: u32) -> u32 {
        // Relaxed: all changes of one atomic have one order, in which a cell that was filled before another
        // comes first. The numbers are read when no other thread is left.
        self.last.swap(number, Ordering::Relaxed)
    }

    fn last(&mut self) -> Option<u32> {
        Some(*self.last.get_mut()).filter(|number| *number != NONE)
    }
}

/// Drops the values in reverse order of construction. `take` empties the cell of a number, and returns its
/// value with the number of the cell that was filled before it.
///
/// If the drop of a value panics, the other values are still dropped. Then the first panic resumes.
pub(crate) fn drop_all<V>(order: &mut Order, mut take: impl FnMut(u32) -> Option<(V, u32)>) {
    let mut first_panic: Option<Box<dyn Any + Send>> = None;
    let mut next = order.last();
    while let Some(number) = next {
        let Some((value, previous)) = take(number) else {
            break;
        };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(value))) {
            first_panic.get_or_insert(panic);
        }
        next = Some(previous).filter(|number| *number != NONE);
    }
    if let Some(panic) = first_panic
        && !std::thread::panicking()
    {
        resume_unwind(panic);
    }
}
