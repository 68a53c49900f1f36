//! A cell that is filled once, by one thread, in the order of a container or a scope.

use std::fmt::{self, Debug, Formatter};
use std::time::Duration;

use crate::runtime::primitives::sync::OnceLock;
use crate::runtime::sync::deadline::Deadline;
use crate::runtime::sync::frame::Frame;
use crate::runtime::sync::order::Order;
use crate::runtime::sync::owner::Owner;
use crate::runtime::sync::thread;
use crate::runtime::sync::wait::{self, Blocked};

/// A cell for one value. Until the value is constructed, the cell holds the id of the constructing thread.
pub(crate) struct Cell<V> {
    filled: OnceLock<Filled<V>>,
    owner: Owner,
}

/// The value that a thread wants from a cell, and the limit of its wait for another thread.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) frame: Frame,
    pub(crate) limit: Duration,
}

struct Filled<V> {
    value: V,
    /// The number of the cell that was filled before this one.
    previous: u32,
}

impl<V> Cell<V> {
    pub(crate) fn new() -> Self {
        Self {
            filled: OnceLock::new(),
            owner: Owner::new(),
        }
    }

    #[inline]
    pub(crate) fn get(&self) -> Option<&V> {
        self.filled.get().map(|filled| &filled.value)
    }

    /// Fills the cell with a given value. Returns `false` if the cell was already full.
    pub(crate) fn fill(&self, order: &Order, number: u32, value: V) -> bool {
        let mut fresh = false;
        self.filled.get_or_init(|| {
            fresh = true;
            Filled {
                value,
                previous: order.push(number),
            }
        });
        fresh
    }

    /// Returns the value. If the cell is empty, this thread constructs the value with `construct`, or waits
    /// for the thread that is constructing it. A failure or a panic of `construct` leaves the cell empty.
    ///
    /// # Errors
    ///
    /// Returns the error of `construct`. If waiting for the other thread would never end, or exceeds the
    /// limit, returns the error that `blocked` creates.
    pub(crate) fn get_or_construct<E>(
        &self,
        order: &Order,
        number: u32,
        wanted: Wanted,
        blocked: impl FnOnce(Blocked) -> E,
        construct: impl FnOnce() -> Result<V, E>,
    ) -> Result<&V, E> {
        let mut deadline = Deadline::after(wanted.limit);
        loop {
            if let Some(value) = self.get() {
                return Ok(value);
            }
            let _claim = match Claim::take(&self.owner, wanted.frame, &mut deadline) {
                Ok(Some(claim)) => claim,
                Ok(None) => continue,
                Err(reason) => return Err(blocked(reason)),
            };
            // Another thread may have filled the cell between `get` and the claim.
            if let Some(value) = self.get() {
                return Ok(value);
            }
            let value = construct()?;
            return Ok(self.fill_claimed(order, number, value));
        }
    }

    /// Returns the value, which `construct` constructs without running user code. Returns `None` if another
    /// thread has claimed the cell, so that this thread has to wait.
    ///
    /// # Errors
    ///
    /// Returns the error of `construct`. The cell stays empty.
    #[inline]
    pub(crate) fn get_or_construct_unless_claimed<E>(
        &self,
        order: &Order,
        number: u32,
        construct: impl FnOnce() -> Result<V, E>,
    ) -> Result<Option<&V>, E> {
        let Some(_claim) = Claim::take_free(&self.owner) else {
            return Ok(None);
        };
        if let Some(value) = self.get() {
            return Ok(Some(value));
        }
        let value = construct()?;
        Ok(Some(self.fill_claimed(order, number, value)))
    }

    /// Fills the cell for the thread that has claimed it.
    #[inline]
    fn fill_claimed(&self, order: &Order, number: u32, value: V) -> &V {
        let mut value = Some(Filled {
            value,
            previous: order.push(number),
        });
        let filled = self.filled.get_or_init(|| match value.take() {
            Some(filled) => filled,
            None => unreachable!("a cell is filled once"),
        });
        &filled.value
    }

    /// Empties the cell, and returns its value and the number of the cell that was filled before it.
    pub(crate) fn take(&mut self) -> Option<(V, u32)> {
        self.filled
            .take()
            .map(|filled| (filled.value, filled.previous))
    }
}

impl<V> Debug for Cell<V> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(if self.get().is_some() {
            "full"
        } else {
            "empty"
        })
    }
}

/// The right to construct a value that no cell holds. One thread has it at a time.
pub(crate) struct Turn(Owner);

impl Turn {
    pub(crate) fn new() -> Self {
        Self(Owner::new())
    }

    /// Returns what `ready` finds. If it finds nothing, this thread calls `construct`, or waits for the thread
    /// that is doing so. A failure or a panic of `construct` gives the turn to the next thread.
    ///
    /// # Errors
    ///
    /// Returns the error of `construct`. If waiting for the other thread would never end, or exceeds the
    /// limit, returns the error that `blocked` creates.
    pub(crate) fn get_or_construct<V, E>(
        &self,
        wanted: Wanted,
        ready: impl Fn() -> Option<V>,
        blocked: impl FnOnce(Blocked) -> E,
        construct: impl FnOnce() -> Result<V, E>,
    ) -> Result<V, E> {
        let mut deadline = Deadline::after(wanted.limit);
        loop {
            if let Some(value) = ready() {
                return Ok(value);
            }
            let _claim = match Claim::take(&self.0, wanted.frame, &mut deadline) {
                Ok(Some(claim)) => claim,
                Ok(None) => continue,
                Err(reason) => return Err(blocked(reason)),
            };
            // Another thread may have had its turn between `ready` and the claim.
            return match ready() {
                Some(value) => Ok(value),
                None => construct(),
            };
        }
    }
}

/// The exclusive right to fill a cell. Its drop releases the cell on success, failure and panic.
pub(crate) struct Claim<'a> {
    owner: &'a Owner,
}

impl<'a> Claim<'a> {
    /// Claims the cell, unless a thread has claimed it.
    #[inline]
    pub(crate) fn take_free(owner: &'a Owner) -> Option<Self> {
        // `then_some` would not do: it would create a claim on failure, whose drop releases the cell.
        if owner.claim(thread::id()) {
            Some(Self { owner })
        } else {
            None
        }
    }

    /// Claims the cell. If another thread has claimed it, waits until that thread is done and returns
    /// `None`.
    ///
    /// # Errors
    ///
    /// Returns [`Blocked`] if the claiming thread waits for this thread, directly or through others, or if
    /// the wait exceeds its limit.
    pub(crate) fn take(
        owner: &'a Owner,
        wanted: Frame,
        deadline: &mut Deadline,
    ) -> Result<Option<Self>, Blocked> {
        match Self::take_free(owner) {
            Some(claim) => Ok(Some(claim)),
            None => wait::until_free(owner, wanted, deadline).map(|()| None),
        }
    }
}

impl Drop for Claim<'_> {
    #[inline]
    fn drop(&mut self) {
        wait::set_free(self.owner);
    }
}
