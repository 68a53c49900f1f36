//! A cell that is filled once, by one thread, in the order of a container or a scope.

use std::fmt::{self, Debug, Formatter};
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;

use crate::runtime::sync::claim::Claim;
use crate::runtime::sync::order::Order;
use crate::runtime::sync::thread::Frame;
use crate::runtime::sync::wait::Deadlock;

/// Holds a value once it is made, and till then who is making it.
pub(crate) struct Cell<V> {
    made: OnceLock<Made<V>>,
    maker: AtomicU64,
}

struct Made<V> {
    value: V,
    /// The cell that was filled before this one.
    previous: u32,
}

impl<V> Cell<V> {
    pub(crate) const fn new() -> Self {
        Self {
            made: OnceLock::new(),
            maker: AtomicU64::new(0),
        }
    }

    #[inline]
    pub(crate) fn get(&self) -> Option<&V> {
        self.made.get().map(|made| &made.value)
    }

    /// Fills the cell with a value that was given; `false` where it was full already.
    pub(crate) fn fill(&self, order: &Order, number: u32, value: V) -> bool {
        let mut fresh = false;
        self.made.get_or_init(|| {
            fresh = true;
            Made {
                value,
                previous: order.push(number),
            }
        });
        fresh
    }

    /// The value, made by this thread where no other has made it. A failure or a panic of `make`
    /// leaves the cell as it was.
    ///
    /// # Errors
    ///
    /// What `make` returns; and what `deadlocked` makes of a [`Deadlock`] where to wait for the
    /// thread that is making the value would be to wait forever.
    pub(crate) fn get_or_make<E>(
        &self,
        order: &Order,
        number: u32,
        frame: Frame,
        deadlocked: impl FnOnce(Deadlock) -> E,
        make: impl FnOnce() -> Result<V, E>,
    ) -> Result<&V, E> {
        loop {
            if let Some(value) = self.get() {
                return Ok(value);
            }
            let _claim = match Claim::take(&self.maker, frame) {
                Ok(Some(claim)) => claim,
                Ok(None) => continue,
                Err(deadlock) => return Err(deadlocked(deadlock)),
            };
            // Another thread may have filled the cell between the look and the claim.
            if let Some(value) = self.get() {
                return Ok(value);
            }
            let value = make()?;
            return Ok(self.fill_claimed(order, number, value));
        }
    }

    /// Returns the value, which `make` constructs without running code of a user. Returns `None` if another
    /// thread has claimed the cell, so that this one has to wait.
    ///
    /// # Errors
    ///
    /// The error of `make`; the cell stays empty.
    #[inline]
    pub(crate) fn get_or_make_unless_claimed<E>(
        &self,
        order: &Order,
        number: u32,
        make: impl FnOnce() -> Result<V, E>,
    ) -> Result<Option<&V>, E> {
        let Some(_claim) = Claim::take_free(&self.maker) else {
            return Ok(None);
        };
        if let Some(value) = self.get() {
            return Ok(Some(value));
        }
        let value = make()?;
        Ok(Some(self.fill_claimed(order, number, value)))
    }

    /// Fills the cell for the thread that has claimed it.
    #[inline]
    fn fill_claimed(&self, order: &Order, number: u32, value: V) -> &V {
        let mut value = Some(Made {
            value,
            previous: order.push(number),
        });
        let made = self.made.get_or_init(|| match value.take() {
            Some(made) => made,
            None => unreachable!("a cell is filled once"),
        });
        &made.value
    }

    /// Empties the cell; returns its value and the number of the cell that was filled before.
    pub(crate) fn take(&mut self) -> Option<(V, u32)> {
        self.made.take().map(|made| (made.value, made.previous))
    }
}

impl<V> Debug for Cell<V> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(if self.get().is_some() {
            "made"
        } else {
            "empty"
        })
    }
}
