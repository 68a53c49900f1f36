//! The shared parts of the tests.

mod chain;
mod dropped;
mod lasting;
mod random;
mod text;
mod watchdog;

pub(crate) use chain::{Link, Next, NextLazy, chain};
pub(crate) use dropped::{Log, Noted};
pub(crate) use lasting::lasting;
pub(crate) use random::Random;
pub(crate) use text::{blank, built, kinds, place, reads, refuses};
pub(crate) use watchdog::{all_at_once, within};
