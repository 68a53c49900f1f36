//! The fixtures of the conformance suite. Its behaviours are in `tests/contract`, and `README.md` describes them.
//!
//! [`services`], [`events`] and [`threads`] use the standard library alone. [`containers`] is the part that a port to
//! another container rewrites.

pub mod containers;
pub mod events;
pub mod services;
pub mod table;
pub mod threads;
