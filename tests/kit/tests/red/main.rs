//! Wrong tests, which fail. Each runs as a separate process, and must fail with an error about its
//! mistake.
//!
//! To see one fail, run `WIREWORK_RED_CHILD=1 cargo test -p kit --test red name_of_it`.

mod child;
mod modes;
mod wrong;
