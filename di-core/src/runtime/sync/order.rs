//! The order in which values were made, so that they leave in the reverse.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};

/// The number of the last cell that was filled. Each filled cell keeps the number of the one
/// before it, so the order costs no list and no lock.
#[derive(Debug)]
pub(crate) struct Order {
    last: AtomicU32,
}

/// What stands where there is no cell before.
const NONE: u32 = u32::MAX;

impl Order {
    pub(crate) const fn new() -> Self {
        Self {
            last: AtomicU32::new(NONE),
        }
    }

    /// Notes that the cell of this number is filled now, and returns the one before.
    pub(crate) fn push(&self, number: u32) -> u32 {
        self.last.swap(number, Ordering::AcqRel)
    }

    fn last(&mut self) -> Option<u32> {
        Some(*self.last.get_mut()).filter(|number| *number != NONE)
    }
}

/// Takes the values out of their cells, the last made first, and drops them. `take` empties the
/// cell of a number and returns its value with the number of the cell that was filled before.
///
/// A value that panics in its drop does not keep the others; the first such panic goes on when
/// all are gone.
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
