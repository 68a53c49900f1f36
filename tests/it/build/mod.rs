//! Promises 1 and 2: `build()` reports every problem at once, each with the fact, the place and
//! the remedy.
#![expect(dead_code, reason = "many a field is there only to be injected")]

mod alike;
mod all_at_once;
mod ambiguous;
mod captive;
mod captive_ways;
mod check;
mod cycles;
mod dangling;
mod deep;
mod duplicate;
mod entries;
mod levels;
mod long;
mod missing;
mod near_misses;
mod near_names;
mod no_target;
mod replaced;
mod still_needed;
mod without_trait;
mod wrapped;
