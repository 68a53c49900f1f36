//! The measurements: time, instructions, allocations and memory.
//!
//! Instructions, allocations and memory are counted by valgrind, outside of the program. An
//! allocator that counts would be part of every time. This folder uses `subjects` and `works`.

mod callgrind;
pub(crate) mod counts;
pub(crate) mod memory;
pub(crate) mod time;
mod valgrind;
