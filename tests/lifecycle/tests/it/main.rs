//! Async construction, on several executors.

mod cancelled;
mod closing;
mod components;
mod concurrent;
mod cycles;
mod decorator_errors;
mod decorators;
mod deferred;
mod deferred_cycles;
mod dropped;
mod errors;
mod executors;
mod faults;
mod get_and_call;
mod graph;
mod health;
mod modules;
mod observed;
mod random;
mod refused;
mod run;
mod scoped;
mod start;
mod stop;
mod support;
