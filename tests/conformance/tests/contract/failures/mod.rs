//! What happens if something is wrong, and what never happens.

mod concurrency;
mod cycles;
mod diagnostics;
mod failure;
mod reentrance;
