//! What a consumer can depend on, and what it gets.

mod collections;
mod deferred;
mod optional;
mod parameters;
mod resolution;
