//! Wrong tests, which are red: each is run as a process of its own, and has to fail with what is
//! wrong.
//!
//! To see one fail, say `WIREWORK_RED_CHILD=1 cargo test -p kit --test red name_of_it`.

mod child;
mod modes;
mod wrong;
