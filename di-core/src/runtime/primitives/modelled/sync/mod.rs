//! Locks, atomics and cells.

pub(crate) mod atomic;
mod locks;
mod once;

pub(crate) use locks::{Condvar, Mutex, MutexGuard};
pub(crate) use once::OnceLock;
