//! A naive container: slow, obvious, and without a line of wirework.
//!
//! It is written after the guide. It looks up keys by searching lists, computes what is reachable again for each
//! question, and counts references with `Rc`, so values are dropped as Rust drops them.

pub(crate) mod check;
pub(crate) mod construct;
mod decorators;
pub(crate) mod graph;
pub(crate) mod lifecycle;
pub(crate) mod link;
pub(crate) mod needs;
mod overrides;
pub(crate) mod reach;
pub(crate) mod realm;
pub(crate) mod run;
pub(crate) mod value;
