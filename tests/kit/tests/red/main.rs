//! Wrong tests, which are red: each is run as a process of its own, and has to fail with what is
//! wrong.
//!
//! They are ignored in the normal run. To see one, say
//! `cargo test -p kit --test red -- --ignored name_of_it`.

mod child;
mod modes;
mod wrong;
