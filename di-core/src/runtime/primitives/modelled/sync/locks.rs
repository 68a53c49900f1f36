//! Locks, and waits with a limit.

use std::ops::{Deref, DerefMut};
use std::sync::LockResult;
use std::time::Duration;

use crate::runtime::primitives::time;

#[derive(Default)]
pub(crate) struct Mutex<T>(loom::sync::Mutex<T>);

pub(crate) struct MutexGuard<'a, T> {
    mutex: &'a Mutex<T>,
    locked: loom::sync::MutexGuard<'a, T>,
}

#[derive(Debug, Default)]
pub(crate) struct Condvar(loom::sync::Condvar);

/// A wait of this length, which is the default limit, does not end by itself. Then loom reports a wake-up that is lost
/// as a deadlock.
const ENDLESS: Duration = Duration::from_secs(60);

impl<T> Mutex<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(loom::sync::Mutex::new(value))
    }

    /// Locks the mutex. A model poisons nothing, as the runtime ignores poison.
    pub(crate) fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let locked = match self.0.lock() {
            Ok(locked) => locked,
            Err(poisoned) => poisoned.into_inner(),
        };
        Ok(MutexGuard {
            mutex: self,
            locked,
        })
    }

    pub(crate) fn into_inner(self) -> LockResult<T> {
        self.0.into_inner()
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.locked
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.locked
    }
}

impl Condvar {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn notify_one(&self) {
        self.0.notify_one();
    }

    /// Waits until a notification. A wait that is not endless exceeds its limit: other threads run for as long as loom
    /// chooses, and then it returns.
    pub(crate) fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        limit: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, ())> {
        let MutexGuard { mutex, locked } = guard;
        if limit < ENDLESS {
            drop(locked);
            time::advance(limit);
            return mutex
                .lock()
                .map(|guard| (guard, ()))
                .map_err(|_| unreachable!());
        }
        let locked = match self.0.wait(locked) {
            Ok(locked) => locked,
            Err(poisoned) => poisoned.into_inner(),
        };
        Ok((MutexGuard { mutex, locked }, ()))
    }
}
